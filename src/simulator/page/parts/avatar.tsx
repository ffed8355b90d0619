const hues = 8;

/** The same person always has the same colour. */
function hueOf(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % hues;
}

/** One Chinese character, else one letter: of a name as people abbreviate it. */
function initialOf(name: string): string {
  const [first = "?", ...rest] = [...name.trim()];
  return /\p{Script=Han}/u.test(first) && rest.length > 0 ? (rest.at(-1) ?? first) : first.toUpperCase();
}

/** A person or a chat at a glance. */
export function Avatar({
  id,
  name,
  kind = "person",
}: {
  readonly id: string;
  readonly name: string;
  readonly kind?: "person" | "chat" | "app";
}) {
  return (
    <span class={`avatar avatar-${kind} hue-${hueOf(id)}`} aria-hidden="true">
      {initialOf(name === "" ? id : name)}
    </span>
  );
}
