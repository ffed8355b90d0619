import { useState } from "preact/hooks";
import { useTexts } from "../i18n/language";

/** Lines to be typed elsewhere, with a button that copies them where the browser lets it. */
export function Copyable({ text }: { readonly text: string }) {
  const texts = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div class="copyable">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <button type="button" class="button small" onClick={copy}>
        {isCopied ? texts.copied : texts.copy}
      </button>
    </div>
  );
}
