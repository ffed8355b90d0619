/** A chat's name in addresses: its id is unique in its corp only. */
export interface ChatKey {
  readonly corpId: string;
  readonly chatid: string;
}

export const isChat = (a: ChatKey, b: ChatKey): boolean => a.corpId === b.corpId && a.chatid === b.chatid;
