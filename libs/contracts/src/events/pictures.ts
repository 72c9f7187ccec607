import { BilingualTitle } from '../bilingual';
import { Nested, Pattern } from '../fields';

/** How many pictures one event shows at most. */
export const MOST_PICTURES = 8;

/** A picture that is kept elsewhere, and what it shows for whoever does not see it. */
export class PictureView {
  @Pattern({
    about: 'Where it is; https only',
    pattern: /^https:\/\/[^\s<>"'`\\]{3,400}$/,
    example: 'https://pictures.example.cn/hearth.jpg',
  })
  address: string;
  @Nested(() => BilingualTitle, {
    about: 'What it shows, for those who do not see it',
    example: { zh: '江边的市集，灯笼下的长桌', en: 'A market by the river, long tables under lanterns' },
  })
  alt: BilingualTitle;
}
