import type { Overview } from "../../reports/overview";
import { useTexts } from "../i18n/language";
import { Copyable } from "../parts/copyable";

/** The way to the first chat. */
export function Welcome({ overview: { settings } }: { readonly overview: Overview }) {
  const { empty } = useTexts();
  const exports = [
    `export WECOM_CORP_ID=${settings.corpId}`,
    `export WECOM_CORP_SECRET=${settings.secret ?? empty.secret}`,
    `export WECOM_BASE_URL=${location.origin}`,
  ];
  return (
    <section class="conversation welcome">
      <div class="welcome-box">
        <h2>{empty.heading}</h2>
        <p class="lead">{empty.lead}</p>
        <h3>{empty.settings}</h3>
        <Copyable text={exports.join("\n")} />
        <h3>{empty.up}</h3>
        <p>{empty.upText}</p>
        <Copyable text="pulumi up" />
        <h3>{empty.look}</h3>
        <Copyable text="pulumi preview --refresh --diff" />
      </div>
    </section>
  );
}
