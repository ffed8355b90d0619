import { useLayoutEffect, useState } from "preact/hooks";
import { parseRoute, type Route } from "./place";

/** Where somebody is now. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  // What happens before the first frame counts, too.
  useLayoutEffect(() => {
    const onChange = () => setRoute(parseRoute(location.hash));
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return route;
}
