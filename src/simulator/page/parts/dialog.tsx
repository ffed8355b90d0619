import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../i18n/language";

interface Props {
  readonly heading: string;
  readonly onClose: () => void;
  /** Called when the form in it is sent; closes the dialog. */
  readonly onSubmit: () => void;
  readonly action: string;
  readonly isDanger?: boolean;
  readonly children: ComponentChildren;
}

/** A question before something is done. Escape and Cancel leave everything as it was. */
export function Dialog({ heading, onClose, onSubmit, action, isDanger = false, children }: Props) {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // The next key is already meant for it.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose} class="dialog">
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
          dialog.current?.close();
        }}
      >
        <h2 id={id}>{heading}</h2>
        {children}
        <div class="actions">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {texts.cancel}
          </button>
          <button type="submit" class={`button ${isDanger ? "danger" : "primary"}`}>
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
