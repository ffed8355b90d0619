import { createHash } from "node:crypto";

/** One part of a form. */
export interface FormPart {
  readonly name: string;
  /** `filename="…"` as UTF-8; `undefined` where there is none. */
  readonly filename: string | undefined;
  /** `filename*=UTF-8''…` (RFC 5987), decoded. */
  readonly extendedFilename: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Buffer<ArrayBuffer>;
  readonly sha256: string;
}

/** The boundary of a form's parts: `""` where a form's header has none; `undefined` where a body is no form. */
export function boundaryOf(contentType: string | null): string | undefined {
  if (contentType === null || !/^\s*multipart\/form-data\b/i.test(contentType)) return undefined;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? "";
}

/**
 * The whole parts of a form (RFC 7578). Not `Request.formData()`: that one answers the same for `filename` and
 * `filename*`, which WeCom doesn't, and refuses what WeCom takes.
 */
export function partsOf(body: Buffer<ArrayBuffer>, boundary: string): readonly FormPart[] {
  const delimiter = `--${boundary}`;
  const parts: FormPart[] = [];
  let at = body.subarray(0, delimiter.length).toString("latin1") === delimiter ? 0 : body.indexOf(`\r\n${delimiter}`);
  while (boundary !== "" && at !== -1) {
    const headersAt = body.indexOf("\r\n", at + delimiter.length);
    const headersEnd = headersAt === -1 ? -1 : body.indexOf("\r\n\r\n", headersAt);
    const next = headersEnd === -1 ? -1 : body.indexOf(`\r\n${delimiter}`, headersEnd + 2);
    if (next === -1) break;
    const contentAt = headersEnd + 4;
    const content = body.subarray(contentAt, Math.max(contentAt, next));
    parts.push(partOf(body.toString("utf8", headersAt, headersEnd), content));
    at = next + 2;
  }
  return parts;
}

/** What the log shows of a form, and a fault rule can match: a part's file name, size and digest, never its bytes. */
export const describeForm = (parts: readonly FormPart[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    parts.map(({ name, filename, extendedFilename, contentType, content, sha256 }) => [
      name,
      {
        filename: extendedFilename ?? filename ?? null,
        contentType: contentType ?? null,
        bytes: content.length,
        sha256,
      },
    ]),
  );

function partOf(headers: string, content: Buffer<ArrayBuffer>): FormPart {
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)`, "im").exec(headers)?.[1]?.trim();
  const parameters = new Map(
    [...(header("content-disposition") ?? "").matchAll(/;\s*([\w*-]+)\s*=\s*("(?:\\"|[^"])*"|[^;\s]*)/g)].map(
      ([, key = "", value = ""]) => [key.toLowerCase(), unquoted(value)],
    ),
  );
  return {
    name: parameters.get("name") ?? "",
    filename: parameters.get("filename"),
    extendedFilename: extended(parameters.get("filename*")),
    contentType: header("content-type"),
    content,
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}

/** A quote inside comes as `%22` from what follows the HTML standard, as `\"` from older clients. */
const unquoted = (value: string): string =>
  value.startsWith('"')
    ? value
        .slice(1, -1)
        .replaceAll('\\"', '"')
        .replaceAll(/%22/g, '"')
        .replaceAll(/%0D%0A/gi, "\r\n")
    : value;

function extended(value: string | undefined): string | undefined {
  const [, encoded] = /^utf-8'[^']*'(.*)$/i.exec(value ?? "") ?? [];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
