import { useState } from "preact/hooks";
import type { FaultRule } from "../../faults/fault-rule";
import { endpointPaths, shortPath } from "../endpoints";
import { useTexts } from "../i18n/language";
import { prettyJson } from "../requests/pretty-json";
import { type Draft, type Effect, effects, firstDraft, ruleOf } from "./draft";

/** A rule from a few choices, and the same as the API takes it. */
export function FaultForm({ onAdd }: { readonly onAdd: (rule: FaultRule) => void }) {
  const { faults: texts } = useTexts();
  const [draft, setDraft] = useState<Draft>(firstDraft);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  return (
    <section class="panel" aria-labelledby="add-heading">
      <h2 id="add-heading">{texts.add}</h2>
      <form
        class="fault-form"
        onSubmit={(event) => {
          event.preventDefault();
          onAdd(ruleOf(draft));
        }}
      >
        <label class="field">
          {texts.endpoint}
          <select value={draft.path} onChange={({ currentTarget }) => set({ path: currentTarget.value })}>
            {endpointPaths.map((path) => (
              <option key={path} value={path}>
                {shortPath(path)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {texts.effect}
          <select value={draft.effect} onChange={({ currentTarget }) => set({ effect: currentTarget.value as Effect })}>
            {effects.map((effect) => (
              <option key={effect} value={effect}>
                {texts.effects[effect]}
              </option>
            ))}
          </select>
        </label>
        {draft.effect === "errcode" && (
          <label class="field">
            {texts.errcode}
            <input
              type="number"
              required
              value={draft.errcode}
              onInput={({ currentTarget }) => set({ errcode: currentTarget.value })}
            />
          </label>
        )}
        {draft.effect === "slow" && (
          <label class="field">
            {texts.delay}
            <input
              type="number"
              required
              min={1}
              max={3_600_000}
              value={draft.delayMs}
              onInput={({ currentTarget }) => set({ delayMs: currentTarget.value })}
            />
          </label>
        )}
        <label class="field">
          <span>
            {texts.times} <small>{texts.timesNote}</small>
          </span>
          <input
            type="number"
            min={1}
            value={draft.times}
            onInput={({ currentTarget }) => set({ times: currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>
            {texts.chat} <small>{texts.optional}</small>
          </span>
          <input
            value={draft.chatid}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => set({ chatid: currentTarget.value })}
          />
        </label>
        <div class="field wide">
          <span>
            {texts.asJson} <small>POST /_sim/faults</small>
          </span>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <pre tabIndex={0}>{prettyJson(ruleOf(draft))}</pre>
        </div>
        <div class="actions">
          <button type="submit" class="button primary">
            {texts.button}
          </button>
        </div>
      </form>
    </section>
  );
}
