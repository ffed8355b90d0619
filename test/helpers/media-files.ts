/** The smallest files that are what their first bytes say. */
export const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
export const jpg = Buffer.from("ffd8ffe000104a464946", "hex");
export const mp4 = Buffer.from("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "latin1");
export const pdf = Buffer.from("%PDF-1.7\n");

/** A voice of silence: 50 frames of 13 bytes a second (RFC 4867). */
export const amr = (seconds: number): Buffer<ArrayBuffer> =>
  Buffer.concat([Buffer.from("#!AMR\n"), ...Array.from({ length: seconds * 50 }, () => frame)]);
const frame = Buffer.from([0x04, ...new Array(12).fill(0)]);
