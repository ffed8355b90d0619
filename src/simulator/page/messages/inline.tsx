import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { useTexts } from "../i18n/language";
import { isolated } from "../parts/direction";
import type { Inline } from "./markdown";
import { Names } from "./names";

/** Parsed text as elements. */
export function Parts({ parts }: { readonly parts: readonly Inline[] }) {
  // The parts of one text never move, so their places are their keys.
  return parts.map((part, at) => <Part key={at} part={part} />);
}

function Part({ part }: { readonly part: Inline }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "bold":
      return (
        <strong>
          <Parts parts={part.parts} />
        </strong>
      );
    case "code":
      return <code>{part.text}</code>;
    case "link":
      return (
        <Elsewhere address={part.address}>
          <Parts parts={part.parts} />
        </Elsewhere>
      );
    case "colour":
      return (
        <span class={`colour-${part.colour}`}>
          <Parts parts={part.parts} />
        </span>
      );
    case "mention":
      return <Mention userid={part.userid} />;
  }
}

/** A link out of the simulator: it opens beside, and the other side isn't told from where. */
export function Elsewhere({
  address,
  class: className,
  children,
}: {
  readonly address: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <a href={address} class={className} title={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

export function Mention({ userid }: { readonly userid: string }) {
  const texts = useTexts();
  const nameOf = useContext(Names);
  return <span class="mention">@{userid === "@all" ? texts.message.everybody : isolated(nameOf(userid))}</span>;
}
