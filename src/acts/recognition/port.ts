import type { PlatformCases } from './cases-port.ts';
import type { Known } from './known-port.ts';
import type { PlatformLists } from './list-port.ts';
import type { Platforms } from './platforms-port.ts';
import type { Titles } from './title-port.ts';

/** Recognised platforms, and what may become of them (第十一条至第十四条). */
export type Recognitions = Platforms & PlatformLists & PlatformCases & Titles & Known;
