import { z } from "zod";
import { useridFormat } from "../../api/limits";
import type { Given } from "../given";

/** Where a simulator without a seed begins; also the settings that `pulumi-wecom simulator` prints. */
export const defaultCorpId = "ww0000000000000000";
export const defaultCorpSecret = "simulator-secret";
export const defaultAgentId = 1_000_002;

const userid = z.string().regex(useridFormat, "not a userid");

const app = z.strictObject({
  agentId: z.int().min(1).default(defaultAgentId),
  name: z.string().default("simulator"),
  secret: z.string().min(1).default(defaultCorpSecret),
  /** Only a self-built app (企业自建应用) may use group chats; another kind is answered 48002. */
  kind: z.enum(["self-built", "third-party"]).default("self-built"),
  /** The visible scope (可见范围): the root department, or a part, which is refused (60011, 48002). */
  scope: z.enum(["root", "part"]).default("root"),
  /** Addresses that may call (企业可信IP), else 60020; left out: every address may. */
  trustedIps: z.array(z.string()).readonly().optional(),
  /** false: an administrator disabled the app; its calls are answered 50003. */
  enabled: z.boolean().default(true),
});

const user = z.union([
  userid.transform((id) => ({ userid: id, name: id })),
  z
    .strictObject({ userid, name: z.string().optional() })
    .transform(({ userid: id, name }) => ({ userid: id, name: name ?? id })),
]);

const seedChat = z.strictObject({
  chatid: z.string().min(1),
  name: z.string().default(""),
  /** Left out: the first of `userlist`. */
  owner: userid.optional(),
  userlist: z.array(userid).min(1).readonly(),
  /** The app that made it. Left out: the corp's first. */
  agentId: z.int().optional(),
  /** 0 a normal chat, 1 a course chat. */
  chatType: z.literal([0, 1]).default(0),
});

/** A corp as a seed has it; its chats are where it begins. */
export const corpSchema = z.strictObject({
  corpId: z.string().min(1).default(defaultCorpId),
  apps: z.array(app).min(1).readonly().prefault([{}]),
  /** The directory: a userid that isn't in it is refused. Left out: everybody with a well-formed userid exists. */
  users: z.array(user).readonly().optional(),
  chats: z.array(seedChat).readonly().default([]),
  /** The administrator's own limit of members (群成员人数上限). */
  maxMembers: z.int().min(2).optional(),
});

const corpsSchema = z
  .strictObject({ corps: z.array(corpSchema).min(1).readonly() })
  .superRefine(({ corps }, context) => {
    const twice = (what: string, ids: readonly string[]) => {
      for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at)))
        context.addIssue({ code: "custom", message: `${what} ${id} is there twice` });
    };
    twice(
      "corp",
      corps.map(({ corpId }) => corpId),
    );
    for (const { corpId, apps, chats } of corps) {
      twice(
        `in ${corpId}: app`,
        apps.map(({ agentId }) => String(agentId)),
      );
      twice(
        `in ${corpId}: chat`,
        chats.map(({ chatid }) => chatid),
      );
      // An app is known by its secret, and the value must not be shown.
      if (new Set(apps.map(({ secret }) => secret)).size < apps.length)
        context.addIssue({ code: "custom", message: `in ${corpId}: two apps have the same secret` });
      for (const { chatid, agentId } of chats)
        if (agentId !== undefined && !apps.some((each) => each.agentId === agentId))
          context.addIssue({
            code: "custom",
            message: `in ${corpId}: chat ${chatid} names app ${agentId}, which isn't there`,
          });
    }
  });

/**
 * Corps with their apps, directories and chats; or, for one corp, its fields at the top. `{}` is the default corp alone:
 * one app that may do all, no directory, no chats.
 */
export type Seed = Given<z.input<typeof corpsSchema> | z.input<typeof corpSchema>>;

const isCorps = (seed: unknown): boolean => typeof seed === "object" && seed !== null && "corps" in seed;

// No union: its problems wouldn't say which key of which form is wrong.
export const seedSchema = z
  .custom<Seed>()
  .transform((seed: unknown) => (isCorps(seed) ? seed : { corps: [seed] }))
  .pipe(corpsSchema as z.ZodType<z.output<typeof corpsSchema>>);
export type SeedData = z.output<typeof seedSchema>;
export type SeedCorp = SeedData["corps"][number];
export type App = SeedCorp["apps"][number];
export type User = NonNullable<SeedCorp["users"]>[number];
