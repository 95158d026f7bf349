/** Characters that stand in every second sentence, and tell little of a book. */

export const SAYS_LITTLE = new Set("的了是在和与及或吗呢吧啊呀嘛么也都就很最给把被让这那哪我你您他她它们什怎样可以能会要想有没不个本些为该应");
