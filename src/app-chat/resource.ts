import * as pulumi from "@pulumi/pulumi";
import { appChatProvider } from "../engine/provider-text";
import { appChatType } from "../engine/resource-type";
import { withDefaults } from "../program/default-outputs";
import { pauseTraces } from "../program/pause-traces";
import { isPlain } from "../program/plain";
import { refuseClearSecret } from "../program/refuse-clear-secret";
import { refuseMissingProvider } from "../program/refuse-missing-provider";
import { resourceUrn } from "../program/resource-urn";
import { secretArguments } from "../program/secret-arguments";
import { wholeText } from "../program/whole-text";
import { deriveChatId } from "./check/chat-id";
import { defaultLabel } from "./members";
import { Userids } from "./plan/userids";
import type { Membership, OnDelete } from "./spec";

export interface AppChatArgs {
  /**
   * 1–50 characters. A change renames the chat. Left out: WeCom names the chat and its name is not managed.
   */
  readonly name?: pulumi.Input<string>;
  /**
   * The userid of one of `members`. A change hands the chat over. Left out: WeCom picks one and it is not managed.
   */
  readonly owner?: pulumi.Input<string>;
  /**
   * Who belongs to the chat, at least two: userids, or an object from userid to a person's name for those who read
   * previews. Case and order don't matter. A change adds and removes exactly those who differ; a change of a label
   * alone makes no call.
   */
  readonly members: pulumi.Input<readonly pulumi.Input<string>[] | Readonly<Record<string, pulumi.Input<string>>>>;
  /**
   * 1–32 letters and digits. A change makes another chat and gives up this one (see `onDelete`).
   * @default derived from the resource's URN and kept for good
   */
  readonly chatId?: pulumi.Input<string>;
  /**
   * `authoritative`: everyone in the chat is managed, strangers are drift. `additive`: only the declared people are.
   * @default "authoritative"
   */
  readonly membership?: pulumi.Input<Membership>;
  /**
   * Take over a chat of this `chatId` that exists already: adds whoever is missing, removes nobody.
   * @default false
   */
  readonly adopt?: pulumi.Input<boolean>;
  /**
   * What destroying does: `retain` leaves the chat as it is, `archive` renames it and removes all but two,
   * `dismiss` ends it (private deployments only).
   * @default "retain"
   */
  readonly onDelete?: pulumi.Input<OnDelete>;
  /**
   * Let one update remove ten people or more and more than half of the chat.
   * @default false
   */
  readonly allowMassRemoval?: pulumi.Input<boolean>;
}

/**
 * A WeCom group chat, made and kept by the app whose secret the settings hold.
 *
 * @example
 * new wecom.AppChat("oncall", { name: "On call", owner: "lisi", members: ["lisi", "zhangsan"] });
 */
export class AppChat extends pulumi.CustomResource {
  /** The chat's id at WeCom, known already in previews where it is derived. */
  declare readonly chatId: pulumi.Output<string>;
  /** As it is in WeCom. */
  declare readonly name: pulumi.Output<string>;
  /** As it is in WeCom. */
  declare readonly owner: pulumi.Output<string>;
  /** Labels by userid. Authoritative: who is in the chat as far as the state knows; additive: who of the declared is. */
  declare readonly members: pulumi.Output<Readonly<Record<string, string>>>;
  declare readonly membership: pulumi.Output<Membership>;
  declare readonly adopt: pulumi.Output<boolean>;
  declare readonly onDelete: pulumi.Output<OnDelete>;
  declare readonly allowMassRemoval: pulumi.Output<boolean>;
  /** The corp that the chat belongs to. */
  declare readonly corpId: pulumi.Output<string>;

  /**
   * Throws where `import` is asked for, where this package isn't installed in the program's folder, where the corp secret
   * is in the configuration in clear text, or where a text has half of a character.
   */
  constructor(name: string, args: AppChatArgs, opts: pulumi.CustomResourceOptions = {}) {
    if (opts.import !== undefined) throw new pulumi.RunError(importRefused);
    refuseMissingProvider();
    refuseClearSecret();
    const properties = { ...outputs, ...inputsOf(name, args, opts), __provider: appChatProvider };
    const traces = pauseTraces();
    try {
      super(appChatType, name, properties, opts);
    } catch (error) {
      throw traces.traced(error);
    } finally {
      traces.resume();
    }
    withDefaults(this, defaults);
  }

  /** Reads a chat that something else manages. One that is gone is an error; one call in a preview and one in a run. */
  static get(name: string, chatId: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}): AppChat {
    return new AppChat(name, {} as AppChatArgs, { ...opts, id: chatId });
  }

  /** Whether `value` is an `AppChat`, also one of another copy of this package. */
  static override isInstance(value: unknown): value is AppChat {
    return (
      pulumi.CustomResource.isInstance(value) &&
      (value as unknown as { readonly __pulumiType?: string }).__pulumiType === appChatType
    );
  }
}

const importRefused =
  "AppChat: Pulumi can't import dynamic resources with the option `import`. To manage a chat that exists, declare it " +
  'with its chatId and adopt: true; for many of them, "pulumi-wecom import" writes the program and a file for ' +
  '"pulumi import --file". To read a chat without managing it, use AppChat.get.';

const defaults = { membership: "authoritative", adopt: false, onDelete: "retain", allowMassRemoval: false };

/** Every output has to be named at construction, or the program never sees it (pulumi#5174). */
const outputs = {
  chatId: undefined,
  name: undefined,
  owner: undefined,
  members: undefined,
  membership: undefined,
  adopt: undefined,
  onDelete: undefined,
  allowMassRemoval: undefined,
  corpId: undefined,
};

const inputsOf = (name: string, given: AppChatArgs, opts: pulumi.CustomResourceOptions): Record<string, unknown> => {
  if (opts.id !== undefined) return { __external: true };
  const args = wholeText(`AppChat ${name}`, given);
  const urn = resourceUrn(name, appChatType, opts.parent);
  const namespace = new pulumi.Config("wecom").get("namespace") ?? "";
  return {
    ...args,
    members: isPlain(args.members) ? keyedByUserid(args.members) : pulumi.output(args.members).apply(keyedByUserid),
    // One object, since Pulumi keeps the name of every input in the state, also of those that `check` takes out.
    __context: {
      urn,
      derivedChatId: urn.then((known) => deriveChatId(namespace, known)),
      secrets: secretArguments(args),
    },
  };
};

/** Pulumi compares lists by position and objects by key. What is neither goes on as it is, for `check` to name. */
const keyedByUserid = (members: unknown): unknown => {
  if (Array.isArray(members)) {
    if (!Array.from(members).every((element) => typeof element === "string")) return members;
    return Object.fromEntries([...Userids.of(members)].map((userid) => [userid, defaultLabel]));
  }
  if (typeof members !== "object" || members === null) return members;
  // Of two spellings of a userid the first wins, and only here is there still an order.
  const labels = members as Readonly<Record<string, unknown>>;
  // A label that is missing (a name that a roster lacks) must not take its person away, as Pulumi drops undefined.
  return Object.fromEntries(
    [...Userids.of(Object.keys(labels))].map((userid) => [userid, labels[userid] ?? defaultLabel]),
  );
};
