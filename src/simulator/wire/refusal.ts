/** What a decision answers when WeCom would refuse the call. Nothing has changed then. */
export interface Refused {
  readonly refused: number;
  /** errmsg's text when it isn't the usual one of the errcode. */
  readonly text?: string;
}

export const refuse = (errcode: number, text?: string): Refused =>
  text === undefined ? { refused: errcode } : { refused: errcode, text };

export const isRefused = (decision: object): decision is Refused => "refused" in decision;
