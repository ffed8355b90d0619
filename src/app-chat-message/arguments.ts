import type * as pulumi from "@pulumi/pulumi";
import type { MessageContents, MpnewsArticle, VideoContent } from "../api/message";

/** The same shape with `pulumi.Input` at every step. */
export type DeepInput<T> = T extends string | number | boolean
  ? pulumi.Input<T>
  : T extends readonly (infer Element)[]
    ? pulumi.Input<readonly DeepInput<Element>[]>
    : pulumi.Input<DeepInputs<T>>;

/** Of each property; one that may be left out may also be undefined, now or later. */
export type DeepInputs<T> = {
  readonly [Key in keyof T]: object extends Pick<T, Key>
    ? pulumi.Input<Inner<Exclude<T[Key], undefined>> | undefined> | undefined
    : DeepInput<T[Key]>;
};

type Inner<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Element)[]
    ? readonly DeepInput<Element>[]
    : DeepInputs<T>;

/** A path, relative to the program's folder, or a Pulumi asset with the content. */
export type MediaFileInput = pulumi.Input<string | pulumi.asset.Asset>;

/** A file that was uploaded before. */
interface Uploaded {
  /** Lives three days after the upload. */
  readonly mediaId: pulumi.Input<string>;
  readonly source?: never;
  readonly filename?: never;
}

/** A file to upload. Another content sends a new message; another place of the same content doesn't. */
interface ToUpload {
  readonly mediaId?: never;
  readonly source: MediaFileInput;
  /** What people see. @default the name of the file; a `StringAsset` has none */
  readonly filename?: pulumi.Input<string | undefined> | undefined;
}

export type MediaInput = Uploaded | ToUpload;

export type VideoInput = MediaInput & DeepInputs<Omit<VideoContent, "mediaId">>;

/** The picture: an uploaded image, or one to upload. */
type ThumbInput =
  | { readonly thumbMediaId: pulumi.Input<string>; readonly thumbSource?: never }
  | { readonly thumbMediaId?: never; readonly thumbSource: MediaFileInput };

export type MpnewsArticleInput = ThumbInput & DeepInputs<Omit<MpnewsArticle, "thumbMediaId">>;

/** The contents of a message, one of which is given. */
export interface AppChatMessageContents {
  /** At most 2048 bytes. */
  readonly text?: DeepInput<MessageContents["text"]> | undefined;
  /** JPG or PNG, at most 10 MB. */
  readonly image?: pulumi.Input<MediaInput> | undefined;
  /** AMR, at most 2 MB and 60 seconds. */
  readonly voice?: pulumi.Input<MediaInput> | undefined;
  /** MP4, at most 10 MB; title at most 128 bytes, description 512. */
  readonly video?: pulumi.Input<VideoInput> | undefined;
  /** At most 20 MB. */
  readonly file?: pulumi.Input<MediaInput> | undefined;
  /** Title at most 128 bytes, description 512, url 1024, btntxt 4 characters. */
  readonly textcard?: DeepInput<MessageContents["textcard"]> | undefined;
  /** 1–8 articles with title (128 bytes), description (512), url and picurl (2048). */
  readonly news?: DeepInput<MessageContents["news"]> | undefined;
  /** 1–8 articles with title (128 bytes), author (64), digest (512) and content (666 KB of HTML). */
  readonly mpnews?:
    | pulumi.Input<{ readonly articles: pulumi.Input<readonly pulumi.Input<MpnewsArticleInput>[]> }>
    | undefined;
  /** At most 2048 bytes. */
  readonly markdown?: DeepInput<MessageContents["markdown"]> | undefined;
}

export interface AppChatMessageArgs extends AppChatMessageContents {
  /** The chat, which the app of the settings made. */
  readonly chatId: pulumi.Input<string>;
  /** Confidential: can't be forwarded or copied. Only text, image, video, file and mpnews. @default false */
  readonly safe?: pulumi.Input<boolean | undefined> | undefined;
  /** Any values, compared as JSON; a change sends the message again. A version, for example. */
  readonly triggers?: unknown;
}
