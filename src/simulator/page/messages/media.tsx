import { useState } from "preact/hooks";
import type { MessageMedia } from "../../messages/compose-message";
import { mediaAddress } from "../api";
import { useTexts } from "../i18n/language";
import { isolated } from "../parts/direction";
import { Icon, type IconName } from "../parts/icon";
import { sizeText } from "./fields";

interface Props {
  readonly file: MessageMedia;
}

/** A picture that was uploaded. What the browser can't show, and what isn't kept any more, is shown as a file. */
export function Picture({ file, isSmall = false }: Props & { readonly isSmall?: boolean }) {
  const texts = useTexts();
  const [isGone, setGone] = useState(false);
  if (isGone)
    return (
      <span class="placeholder">
        <Icon name="picture" />
        <span>
          {file.filename}
          <small>{texts.message.gone}</small>
        </span>
      </span>
    );
  return (
    <img
      class={isSmall ? "thumb" : "picture"}
      src={mediaAddress(file.mediaId)}
      alt={file.filename}
      onError={() => setGone(true)}
    />
  );
}

/** A picture elsewhere: loading it would tell that other place about this machine. */
export function RemotePicture({ address }: { readonly address: string }) {
  const texts = useTexts();
  return (
    <span class="placeholder remote">
      <Icon name="picture" />
      <span>
        {texts.message.remote}
        <small>{address}</small>
      </span>
    </span>
  );
}

export function Video({ file, title, description }: Props & { readonly title: string; readonly description: string }) {
  const [isGone, setGone] = useState(false);
  return (
    <div class="video">
      {isGone ? (
        <File file={file} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: there are no captions, it is what somebody uploaded
        <video
          controls
          preload="metadata"
          src={mediaAddress(file.mediaId)}
          aria-label={title || file.filename}
          onError={() => setGone(true)}
        />
      )}
      {title !== "" && <p class="video-title">{title}</p>}
      {description !== "" && <p class="video-text">{description}</p>}
    </div>
  );
}

/** Browsers play no AMR, so it is there to download. */
export function Voice({ file }: Props) {
  const texts = useTexts();
  return <Attachment file={file} icon="voice" label={texts.message.voice} />;
}

export function File({ file }: Props) {
  return <Attachment file={file} icon="file" label={file.filename} />;
}

function Attachment({ file, icon, label }: Props & { readonly icon: IconName; readonly label: string }) {
  const texts = useTexts();
  const size = sizeText(file.bytes, texts.tag);
  return (
    <a class="attachment" href={mediaAddress(file.mediaId)} download={file.filename}>
      <span class={`attachment-icon icon-${icon}`}>
        <Icon name={icon} />
      </span>
      <span class="attachment-words">
        <span class="unseen">{texts.message.download}</span>
        <span class="attachment-name">{label}</span>
        <small>{label === file.filename ? size : `${isolated(file.filename)} · ${size}`}</small>
      </span>
      <Icon name="download" />
    </a>
  );
}
