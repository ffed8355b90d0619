import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type LiveEvent, type LiveStatus, live } from "./live";

/** Calls the listener with what happens, as long as the component is there. */
export function useLive(listener: (events: readonly LiveEvent[]) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useLayoutEffect(() => live.listen((events) => latest.current(events)), []);
}

export function useLiveStatus(): LiveStatus {
  const [status, setStatus] = useState(live.status);
  useLayoutEffect(() => live.watch(setStatus), []);
  return status;
}

/** Whether everything has to be asked for again. */
export const isNewStart = ({ kind }: LiveEvent): boolean => kind === "start" || kind === "world";
