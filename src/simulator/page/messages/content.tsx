import type { ChatMessage } from "../../world/chat";
import { Card, News, Opening } from "./cards";
import { textOf } from "./fields";
import { Parts } from "./inline";
import { parsePlain } from "./markdown";
import { Markdown } from "./markdown-view";
import { File, Picture, Video, Voice } from "./media";

/** What is in a message, as people know it from the WeCom app. */
export function Content({ message: { msgtype, content, media } }: { readonly message: ChatMessage }) {
  const [file] = media;
  switch (msgtype) {
    case "text":
      return (
        <p class="plain" dir="auto">
          <Parts parts={parsePlain(textOf(content, "content"))} />
        </p>
      );
    case "markdown":
      return <Markdown text={textOf(content, "content")} />;
    case "image":
      return file === undefined ? null : <Picture file={file} />;
    case "voice":
      return file === undefined ? null : <Voice file={file} />;
    case "video":
      return file === undefined ? null : (
        <Video file={file} title={textOf(content, "title")} description={textOf(content, "description")} />
      );
    case "file":
      return file === undefined ? null : <File file={file} />;
    case "textcard":
      return <Card content={content} />;
    case "news":
      return <News content={content} />;
    case "mpnews":
      return <Opening content={content} media={media} />;
  }
}
