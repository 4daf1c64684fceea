import { clock } from '../progress/clock.ts';
import { here } from '../../player/here.ts';
import * as behind from '../../player/practice/behind.ts';
import { tellWhereFrom } from '../../player/way-back.ts';
import { comeBehind } from '../../player/practice/when-behind.ts';

/** At the end of a page where a quiz or a review is taken. */
const { module, area, name } = here();
comeBehind(behind);
tellWhereFrom();
clock(module, name ? `${area}/${name}` : area);
