import { lazy, type ComponentType } from 'react';
import { wordsLoaded } from '../texts/dictionary';

/** With its words: most who sign in never see these. */
function late<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => {
    const { [name]: Part } = await load();
    await wordsLoaded();
    return { default: Part };
  });
}

export const ShowFactor = late(() => import('./next-step'), 'ShowFactor');
export const FirstPassword = late(() => import('./next-step'), 'FirstPassword');
export const EnrolFirst = late(() => import('./next-step'), 'EnrolFirst');
export const OwnSignInPage = late(() => import('./own-sign-in-page'), 'OwnSignInPage');
