/** Words of pictures on orders, Chinese. */
export const zh = {
  pictures: '照片',
  addPictures: '加照片',
  picturesHint: '自愿上传。拍到人时请先征得同意；拍摄地点会自动去掉。',
  picturesSending: '正在上传…',
  pictureAdded: '照片已附上',
  sendPicturesAgain: '没传上的再传一次',
  pictureSERVICE_PHOTO: '服务照片',
  picturePAPER_SLIP: '纸单照片',
  pictureRECTIFICATION_EVIDENCE: '整改照片',
} as const;
