import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useRef, useState } from "preact/hooks";
import { Refusal } from "../api";
import type { Texts } from "../i18n/en";
import { useTexts } from "../i18n/language";
import { Icon } from "./icon";

/** What is said after something was done, or failed. */
export interface Notice {
  readonly text: string;
  readonly kind: "done" | "failed";
  /** A command to go on with. */
  readonly command?: string;
  readonly undo?: () => void;
}

const Say = createContext<(notice: Notice) => void>(() => {});

/**
 * Does something and says how it went: where it succeeded what `done` makes of the answer, if anything, and the reason
 * where it didn't. Answers whether it did.
 */
export function useDoing(): <T>(work: Promise<T>, done?: (answer: T) => Omit<Notice, "kind">) => Promise<boolean> {
  const say = useContext(Say);
  const texts = useTexts();
  return (work, done) =>
    work.then(
      (answer) => {
        if (done !== undefined) say({ kind: "done", ...done(answer) });
        return true;
      },
      (error: unknown) => {
        say({ kind: "failed", text: texts.failed(reasonOf(error, texts)) });
        return false;
      },
    );
}

function reasonOf(error: unknown, { refused, unreachable }: Texts): string {
  // Whatever isn't an answer of the simulator means that there was none.
  if (!(error instanceof Refusal)) return unreachable;
  return error.because === undefined ? error.message : refused[error.because.reason](error.because.userids);
}

/** Long enough to read it and to reach the button. */
const shownMs = 12_000;

export function Notices({ children }: { readonly children: ComponentChildren }) {
  const texts = useTexts();
  const [notice, setNotice] = useState<Notice | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hold = () => clearTimeout(timer.current);
  const close = () => {
    hold();
    setNotice(undefined);
  };
  const closeLater = () => {
    hold();
    timer.current = setTimeout(close, shownMs);
  };
  const say = useCallback((next: Notice) => {
    setNotice(next);
    closeLater();
  }, []);
  return (
    <Say.Provider value={say}>
      {children}
      {/* Whoever is at it may take their time. */}
      <div
        class="notices"
        role="status"
        onFocusIn={hold}
        onFocusOut={closeLater}
        onMouseEnter={hold}
        onMouseLeave={closeLater}
      >
        {notice !== undefined && (
          <div class={`notice ${notice.kind}`}>
            <p>
              {notice.text}
              {notice.command !== undefined && (
                <span class="notice-command">
                  {texts.did.next} <code>{notice.command}</code>
                </span>
              )}
            </p>
            {notice.undo !== undefined && (
              <button
                type="button"
                class="button small"
                onClick={() => {
                  notice.undo?.();
                  close();
                }}
              >
                {texts.did.undo}
              </button>
            )}
            <button type="button" class="icon-button" aria-label={texts.close} title={texts.close} onClick={close}>
              <Icon name="close" />
            </button>
          </div>
        )}
      </div>
    </Say.Provider>
  );
}
