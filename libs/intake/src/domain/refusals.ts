import { text, type Refusal } from '#libs/kernel';

const refusal = (code: string, message: Refusal['message'], wayOut: Refusal['wayOut']): Refusal => ({
  code,
  message,
  wayOut,
});

export const pictureRefusals = {
  empty: refusal(
    'UPLOAD_EMPTY',
    text('没有收到图片内容', 'No picture arrived'),
    text('请重新选择照片再上传', 'Choose the photo again and send it'),
  ),
  notAPicture: refusal(
    'UPLOAD_NOT_A_PICTURE',
    text('这不是可以接收的图片', 'This is not a picture we take'),
    text(
      '请上传 JPG、PNG 或 WebP 照片；其他格式请先截图或转换',
      'Send a JPG, PNG or WebP photo; take a screenshot of anything else',
    ),
  ),
  tooManyPixels: refusal(
    'UPLOAD_TOO_MANY_PIXELS',
    text('图片的尺寸太大', 'The picture has too many pixels'),
    text(
      '请用手机普通拍照模式重拍，或缩小后再上传（最多 4000 万像素）',
      'Take it again in the normal mode, or scale it down (40 million pixels at most)',
    ),
  ),
  broken: refusal(
    'UPLOAD_BROKEN',
    text('图片不完整或已损坏', 'The picture is incomplete or damaged'),
    text('请重新拍照或重新选择后上传', 'Take or choose the photo again and send it'),
  ),
  notFound: refusal(
    'UPLOAD_NOT_FOUND',
    text('没有找到这张图片', 'There is no such picture'),
    text(
      '上传后一天内没有附到订单的图片会被清除，请重新上传',
      'Pictures not attached within a day are removed: send it again',
    ),
  ),
  elsewhere: refusal(
    'UPLOAD_ATTACHED_ELSEWHERE',
    text('这张图片已经附在别处', 'This picture is attached elsewhere already'),
    text('请重新上传一张', 'Send it again as a new one'),
  ),
  notYours: refusal(
    'UPLOAD_PURPOSE_NOT_YOURS',
    text('您不能以这个用途附图', 'You may not attach a picture for this purpose'),
    text('请换一个用途，或请社区受理员代办', 'Choose another purpose, or ask the community desk'),
  ),
  enough: refusal(
    'UPLOAD_ENOUGH',
    text('这一类图片已有 9 张', 'There are nine pictures of this kind already'),
    text('请挑选最能说明情况的图片', 'Choose the ones that show it best'),
  ),
  tooManyWaiting: refusal(
    'UPLOAD_TOO_MANY_WAITING',
    text('您有太多图片还没有附到订单', 'Too many of your pictures are not attached to any order'),
    text('请先附到订单，或等一天后自动清除', 'Attach them first, or wait a day until they are removed'),
  ),
} as const;
