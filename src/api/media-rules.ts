import { extname } from "node:path";
import { type ContentKind, contentKind, wantedKinds } from "./content-kind";
import { type MediaType, maxVoiceSeconds, mediaLimits, minMediaBytes } from "./limits";
import { voiceSeconds } from "./voice-seconds";

/** What of a file's content decides whether WeCom takes it. */
export interface ContentFacts {
  readonly bytes: number;
  /** The first bytes, `headBytes` of them or all. */
  readonly head: Uint8Array;
  /** How long a voice plays, where it isn't too big anyhow. */
  readonly voiceSeconds?: number;
}

export interface MediaFacts extends ContentFacts {
  readonly type: MediaType;
  readonly filename: string;
}

/** How much of a file tells what it is. */
const headBytes = 12;

/** Looks at a file as far as its type needs it: only a voice is read whole. */
export const factsOf = async (type: MediaType, content: Blob): Promise<ContentFacts> => ({
  bytes: content.size,
  head: await content.slice(0, headBytes).bytes(),
  ...(type === "voice" && content.size <= mediaLimits.voice.maxBytes
    ? { voiceSeconds: voiceSeconds(await content.bytes()) }
    : {}),
});

/** `报告.PDF` → `pdf`. */
export const extensionOf = (filename: string): string => extname(filename).slice(1).toLowerCase();

/** Everything for which WeCom would refuse the file (page 90253), a sentence each. */
export const mediaProblems = (facts: MediaFacts): readonly string[] => [
  ...nameProblems(facts),
  ...contentProblems(facts),
];

/** A name under which a file can be sent, and people can save it. */
export const filenameFormat = /^[^/\p{Cc}]*$/u;
export const filenameRule = "must be a name for a file, without slashes and control characters";

/** What is wrong with a file's name. */
export const nameProblems = (facts: Pick<MediaFacts, "type" | "filename">): readonly string[] => [
  ...(filenameFormat.test(facts.filename) ? [] : [filenameRule]),
  ...endingProblems(facts),
];

export const endingProblems = ({ type, filename }: Pick<MediaFacts, "type" | "filename">): readonly string[] => {
  const { extensions } = mediaLimits[type];
  const known = extensions.length === 0 || extensions.includes(extensionOf(filename));
  return known ? [] : [`must be ${extensions.join(", ")} for type ${type}, by the ending of its name`];
};

const shownKinds: Readonly<Record<ContentKind, string>> = {
  jpg: "JPG",
  png: "PNG",
  amr: "AMR",
  mp4: "MP4",
  other: "of another format",
};

/** What is wrong with what is in a file. A picture may be of either format, whatever its name says. */
export const contentProblems = ({ type, bytes, head, ...facts }: Omit<MediaFacts, "filename">): readonly string[] => {
  const { maxBytes } = mediaLimits[type];
  if (bytes < minMediaBytes) return [`has ${bytes} bytes, and a file needs ${minMediaBytes} or more`];
  const seconds = facts.voiceSeconds ?? 0;
  return [
    ...(bytes > maxBytes
      ? [`has ${bytes} bytes, ${bytes - maxBytes} more than the limit of ${maxBytes} for type ${type}`]
      : []),
    ...kindProblems(type, contentKind(head)),
    ...(seconds > maxVoiceSeconds
      ? [
          `plays ${rounded(seconds)} seconds, ${rounded(seconds - maxVoiceSeconds)} more than the limit of ${maxVoiceSeconds}`,
        ]
      : []),
  ];
};

/** An AMR file plays a multiple of 0.02 seconds. */
const rounded = (seconds: number): number => Number(seconds.toFixed(2));

const kindProblems = (type: MediaType, kind: ContentKind): readonly string[] => {
  if (type === "file" || wantedKinds[type].includes(kind)) return [];
  const wanted = wantedKinds[type].map((each) => shownKinds[each]).join(" or ");
  return [`must be ${wanted} for type ${type}, and by its content it is ${shownKinds[kind]}`];
};
