import type { ComponentChildren } from "preact";
import type { MessageMedia } from "../../messages/compose-message";
import { useTexts } from "../i18n/language";
import { parseCardText } from "./card-text";
import { articlesOf, textOf } from "./fields";
import { Elsewhere } from "./inline";
import { isSafeAddress } from "./markdown";
import { Picture, RemotePicture } from "./media";

type Fields = Readonly<Record<string, unknown>>;

/** A link where the address leads somewhere on the web, else only text. */
function Linked({
  address,
  class: className,
  children,
}: {
  readonly address: string;
  readonly class: string;
  readonly children: ComponentChildren;
}) {
  if (!isSafeAddress(address)) return <div class={className}>{children}</div>;
  return (
    <Elsewhere address={address} class={className}>
      {children}
    </Elsewhere>
  );
}

/** `textcard`. */
export function Card({ content }: { readonly content: Fields }) {
  const address = textOf(content, "url");
  return (
    <Linked address={address} class="card">
      <span class="card-title">{textOf(content, "title")}</span>
      <span class="card-text">
        {parseCardText(textOf(content, "description")).map(({ look, text }, at) => (
          <span key={at} class={`look-${look}`}>
            {text}
          </span>
        ))}
      </span>
      <span class="card-button">{textOf(content, "btntxt")}</span>
    </Linked>
  );
}

/** `news`: the first article large, the others in rows. */
export function News({ content }: { readonly content: Fields }) {
  return (
    <ol class="articles">
      {articlesOf(content).map((article, at) => (
        <li key={at}>
          <Linked address={textOf(article, "url")} class={at === 0 ? "article first" : "article"}>
            {textOf(article, "picurl") !== "" && <RemotePicture address={textOf(article, "picurl")} />}
            <span class="article-words">
              <span class="article-title">{textOf(article, "title")}</span>
              {textOf(article, "description") !== "" && (
                <span class="article-text">{textOf(article, "description")}</span>
              )}
            </span>
          </Linked>
        </li>
      ))}
    </ol>
  );
}

/** `mpnews`: articles whose pictures and texts are at WeCom. */
export function Opening({ content, media }: { readonly content: Fields; readonly media: readonly MessageMedia[] }) {
  const texts = useTexts();
  return (
    <ol class="articles">
      {articlesOf(content).map((article, at) => {
        const thumb = media.find(({ mediaId }) => mediaId === article.thumb_media_id);
        const about = [textOf(article, "author"), textOf(article, "digest")].filter((text) => text !== "");
        return (
          <li key={at}>
            <Linked address={textOf(article, "content_source_url")} class={at === 0 ? "article first" : "article"}>
              {thumb !== undefined && <Picture file={thumb} isSmall />}
              <span class="article-words">
                <span class="article-title">{textOf(article, "title")}</span>
                {about.length > 0 && <span class="article-text">{about.join(" · ")}</span>}
              </span>
            </Linked>
            <details class="article-content">
              <summary>{texts.message.content}</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
              <pre tabIndex={0}>{textOf(article, "content")}</pre>
            </details>
          </li>
        );
      })}
    </ol>
  );
}
