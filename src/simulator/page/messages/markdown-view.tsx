import { Parts } from "./inline";
import { type Block, type Inline, parseMarkdown } from "./markdown";

/** The markdown that WeCom shows. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div class="markdown">
      {parseMarkdown(text).map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      // No heading of the page: a message's title must not stand in its outline.
      return (
        <p class={`md-heading md-heading-${block.level}`}>
          <Parts parts={block.parts} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <Lines lines={block.lines} />
        </blockquote>
      );
    case "lines":
      return (
        <p>
          <Lines lines={block.lines} />
        </p>
      );
  }
}

function Lines({ lines }: { readonly lines: readonly (readonly Inline[])[] }) {
  return lines.map((parts, at) => (
    <span class="md-line" key={at}>
      <Parts parts={parts} />
    </span>
  ));
}
