import type { ChatMessage } from "../../world/chat";
import { useTexts } from "../i18n/language";
import { Avatar } from "../parts/avatar";
import { Icon } from "../parts/icon";
import { clockTime } from "../parts/times";
import { Content } from "./content";
import { Mention } from "./inline";
import { Notes } from "./notes";

interface Props {
  readonly message: ChatMessage;
  /** What the app is called that sent it. */
  readonly appName: string;
}

/** A message as it stands in a conversation. */
export function Bubble({ message, appName }: Props) {
  const texts = useTexts();
  const sender = texts.message.app(appName, message.agentId);
  const { msgtype, mentioned, content } = message;
  // What stands in the text already is seen there.
  const inText = typeof content.content === "string" ? content.content : "";
  const apart = mentioned.filter((userid) => !inText.includes(`<@${userid}>`));
  return (
    <article
      class={`message${message.revoked === undefined ? "" : " revoked"}`}
      aria-label={`${sender}: ${texts.message.types[msgtype]}`}
    >
      <Avatar id={`app ${message.agentId}`} name={sender} kind="app" />
      <div class="message-main">
        <p class="message-meta">
          <span class="sender">{sender}</span>
          <time dateTime={new Date(message.atMs).toISOString()}>{clockTime(message.atMs, texts.tag)}</time>
          <span class="readers">{texts.message.readers(message.receivers)}</span>
        </p>
        <div class={`bubble bubble-${msgtype}`}>
          {message.safe === 1 && (
            <p class="confidential">
              <Icon name="lock" />
              {texts.message.confidential}
            </p>
          )}
          <Content message={message} />
          {apart.length > 0 && (
            <p class="mentions">
              <span class="mentions-label">{texts.message.mentions}</span>
              {apart.map((userid) => (
                <Mention key={userid} userid={userid} />
              ))}
            </p>
          )}
        </div>
        <Notes message={message} />
      </div>
    </article>
  );
}
