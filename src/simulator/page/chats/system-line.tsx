import type { ChatEvent } from "../../world/chat";
import type { Texts } from "../i18n/en";
import { useTexts } from "../i18n/language";
import { isolated } from "../parts/direction";
import { Icon } from "../parts/icon";
import { clockTime } from "../parts/times";

type Happening = Exclude<ChatEvent, { readonly kind: "message" }>;

/** So many people are named in the line itself. */
const maxNamed = 5;

/** Something that happened to the chat, and who did it. */
export function SystemLine({
  event,
  nameOf,
}: {
  readonly event: Happening;
  readonly nameOf: (userid: string) => string;
}) {
  const texts = useTexts();
  const people = "members" in event ? event.members : [];
  return (
    <div class={`system by-line-${event.by}`}>
      <p>
        <Icon name={event.by === "hand" ? "hand" : "api"} />
        <span class="system-text">{saidOf(event, texts, nameOf)}</span>
        <span class="system-who">
          <span class={`by by-${event.by}`}>{texts.by[event.by]}</span>
          <time dateTime={new Date(event.atMs).toISOString()}>{clockTime(event.atMs, texts.tag)}</time>
        </span>
      </p>
      {people.length > maxNamed && (
        <details>
          <summary>{texts.event.showAll(people.length)}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <p class="everybody" tabIndex={0}>
            {people.map((userid) => isolated(nameOf(userid))).join(", ")}
          </p>
        </details>
      )}
    </div>
  );
}

function saidOf(event: Happening, { event: texts }: Texts, nameOf: (userid: string) => string): string {
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it is; the rule can't read the type without messages
  switch (event.kind) {
    case "created":
      return texts.created(event.members.slice(0, maxNamed).map(nameOf), event.members.length);
    case "joined":
      return texts.joined(event.members.slice(0, maxNamed).map(nameOf), event.members.length);
    case "left":
      return texts.left(event.members.slice(0, maxNamed).map(nameOf), event.members.length);
    case "renamed":
      return event.before === "" ? texts.renamedTo(event.name) : texts.renamed(event.name, event.before);
    case "owner":
      return event.before === ""
        ? texts.ownerTo(nameOf(event.owner))
        : texts.owner(event.owner === "" ? texts.nobody : nameOf(event.owner), nameOf(event.before));
    case "dissolved":
      return texts.dissolved;
  }
}
