import type { FaultRule } from "../../faults/fault-rule";
import { api, Refusal } from "../api";
import { useTexts } from "../i18n/language";
import { isNewStart, useLive } from "../live/use-live";
import { useLoaded } from "../live/use-loaded";
import { Icon } from "../parts/icon";
import { useDoing } from "../parts/notices";
import { FaultForm } from "./fault-form";

/** What goes wrong on purpose. */
export function FaultsView() {
  const texts = useTexts();
  const doing = useDoing();
  const { value: rules, reload } = useLoaded(() => api.faults(), []);
  useLive((events) => {
    if (events.some((event) => event.kind === "faults" || isNewStart(event))) reload();
  });
  const remove = (rule: FaultRule) =>
    doing(
      api.removeFault(rule).then(
        () => texts.faults.removed,
        (error: unknown) => {
          // It was used up, or counted down, just before.
          if (!(error instanceof Refusal) || error.status !== 404) throw error;
          return texts.faults.usedUp;
        },
      ),
      (text) => ({ text }),
    );
  return (
    <div class="narrow">
      <h1>{texts.faults.heading}</h1>
      <p class="lead">{texts.faults.lead}</p>
      <section class="panel" aria-labelledby="rules-heading">
        <h2 id="rules-heading">
          {texts.faults.inForce}
          {rules !== undefined && rules.length > 0 && <span class="count">{texts.number(rules.length)}</span>}
        </h2>
        {rules?.length === 0 && (
          <p class="all-well">
            <Icon name="check" />
            {texts.faults.none}
          </p>
        )}
        <ul class="rules">
          {rules?.map((rule, at) => (
            <li key={`${at} ${JSON.stringify(rule)}`} class="rule">
              <Icon name="faults" />
              <span class="rule-words">{texts.faults.describe(rule)}</span>
              <button
                type="button"
                class="icon-button"
                aria-label={texts.faults.removeRule(texts.faults.describe(rule))}
                title={texts.faults.remove}
                onClick={() => void remove(rule)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      </section>
      <FaultForm onAdd={(rule) => void doing(api.addFault(rule), () => ({ text: texts.faults.added }))} />
    </div>
  );
}
