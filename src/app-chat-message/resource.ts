import * as pulumi from "@pulumi/pulumi";
import type { MessageContents, MpnewsArticle, VideoContent } from "../api/message";
import { appChatMessageProvider } from "../engine/provider-text";
import { appChatMessageType } from "../engine/resource-type";
import { withDefaults } from "../program/default-outputs";
import { pauseTraces } from "../program/pause-traces";
import { refuseClearSecret } from "../program/refuse-clear-secret";
import { refuseMissingProvider } from "../program/refuse-missing-provider";
import { resourceUrn } from "../program/resource-urn";
import { secretArguments } from "../program/secret-arguments";
import { wholeText } from "../program/whole-text";
import type { AppChatMessageArgs } from "./arguments";
import { engineSource } from "./engine-source";
import { mediaSlots, withSlots } from "./media-slots";
import { argumentNames } from "./spec";
import { comparable } from "./triggers";

/** A file of a message that was sent. */
export interface SentFile {
  readonly mediaId?: string;
  /** SHA-256 of the content, in hex. */
  readonly source?: string;
  readonly filename?: string;
}

type SentArticle = Omit<MpnewsArticle, "thumbMediaId"> & {
  readonly thumbMediaId?: string;
  readonly thumbSource?: string;
};

/**
 * A message to a chat, sent once, when the resource is created. A changed argument sends another; nothing takes one back.
 * WeCom has no key that would make a second sending safe: a message of which nobody knows whether it arrived is recorded
 * with the outcome `unknown`, and no run sends it by itself.
 *
 * @example
 * new wecom.AppChatMessage("released", {
 *   chatId: oncall.chatId,
 *   text: { content: `Version ${version} is out` },
 * });
 */
export class AppChatMessage extends pulumi.CustomResource {
  declare readonly chatId: pulumi.Output<string>;
  declare readonly text: pulumi.Output<MessageContents["text"] | undefined>;
  declare readonly image: pulumi.Output<SentFile | undefined>;
  declare readonly voice: pulumi.Output<SentFile | undefined>;
  declare readonly video: pulumi.Output<(SentFile & Omit<VideoContent, "mediaId">) | undefined>;
  declare readonly file: pulumi.Output<SentFile | undefined>;
  declare readonly textcard: pulumi.Output<MessageContents["textcard"] | undefined>;
  declare readonly news: pulumi.Output<MessageContents["news"] | undefined>;
  declare readonly mpnews: pulumi.Output<{ readonly articles: readonly SentArticle[] } | undefined>;
  declare readonly markdown: pulumi.Output<MessageContents["markdown"] | undefined>;
  declare readonly safe: pulumi.Output<boolean>;
  declare readonly triggers: pulumi.Output<unknown>;
  /** ISO 8601, by the clock of the machine that sent it. Where the outcome is `unknown`: when the sending began. */
  declare readonly sentAt: pulumi.Output<string>;
  /** What WeCom calls the message, where it says so. */
  declare readonly messageId: pulumi.Output<string | undefined>;
  /** `unknown`: WeCom didn't say whether it took the message. */
  declare readonly outcome: pulumi.Output<"sent" | "unknown">;

  /**
   * Throws where `import` or `id` is asked for, where this package isn't installed in the program's folder, where the corp
   * secret is in the configuration in clear text, or where a text has half of a character.
   */
  constructor(name: string, args: AppChatMessageArgs, opts: pulumi.CustomResourceOptions = {}) {
    if (opts.import !== undefined || opts.id !== undefined) {
      throw new pulumi.RunError(
        "AppChatMessage: a message that was sent can't be imported or read; WeCom has no call for it.",
      );
    }
    refuseMissingProvider();
    refuseClearSecret();
    const properties = { ...outputs, ...inputsOf(name, args, opts), __provider: appChatMessageProvider };
    const traces = pauseTraces();
    try {
      super(appChatMessageType, name, properties, opts);
    } catch (error) {
      throw traces.traced(error);
    } finally {
      traces.resume();
    }
    withDefaults(this, { safe: false });
  }

  /** Whether `value` is an `AppChatMessage`, also one of another copy of this package. */
  static override isInstance(value: unknown): value is AppChatMessage {
    return (
      pulumi.CustomResource.isInstance(value) &&
      (value as unknown as { readonly __pulumiType?: string }).__pulumiType === appChatMessageType
    );
  }
}

/** Every output has to be named at construction, or the program never sees it (pulumi#5174). */
const outputs = Object.fromEntries(
  [...argumentNames, "sentAt", "messageId", "outcome"].map((name) => [name, undefined]),
);

const inputsOf = (
  name: string,
  given: AppChatMessageArgs,
  opts: pulumi.CustomResourceOptions,
): Record<string, unknown> => {
  // Without any, as JavaScript may have it, check says what is missing.
  const { triggers, ...rest }: Partial<AppChatMessageArgs> = { ...given };
  const args = wholeText(`AppChatMessage ${name}`, { ...rest, triggers: comparable(triggers) });
  return {
    ...args,
    ...Object.fromEntries(
      (["image", "voice", "video", "file", "mpnews"] as const).flatMap((type) =>
        args[type] === undefined ? [] : [[type, withAssetsIn(type, args[type])]],
      ),
    ),
    // One object, since Pulumi keeps the name of every input in the state, also of those that `check` takes out.
    __context: { urn: resourceUrn(name, appChatMessageType, opts.parent), secrets: secretArguments(args) },
  };
};

const withAssetsIn = (type: string, given: pulumi.Input<object>): pulumi.Output<unknown> =>
  pulumi.output(given).apply((known) => withAssets(type, known));

/** Paths become assets, so that the engine looks at what is in the files. */
const withAssets = async (type: string, content: unknown): Promise<unknown> => {
  const message = { [type]: content };
  const slots = mediaSlots(message);
  if (slots.length === 0) return content;
  const sources = new Map(
    await Promise.all(
      slots.map(async ({ holder, keys }) => [holder, await engineSource(holder[keys.source])] as const),
    ),
  );
  return withSlots(message, ({ holder, keys }) =>
    holder[keys.source] === undefined ? holder : { ...holder, [keys.source]: sources.get(holder) },
  )[type];
};
