import type { zh } from './texts.zh';

/** The same, English. */
export const en: Record<keyof typeof zh, string> = {
  pictures: 'Photos',
  addPictures: 'Add photos',
  picturesHint: 'Only if you like. Ask before people are in it; where it was taken is removed.',
  picturesSending: 'Sending …',
  pictureAdded: 'Photo added',
  sendPicturesAgain: 'Send again what did not arrive',
  pictureSERVICE_PHOTO: 'Photo of the service',
  picturePAPER_SLIP: 'Photo of the paper slip',
  pictureRECTIFICATION_EVIDENCE: 'Photo of what was put right',
};
