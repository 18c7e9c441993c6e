import { expect, test } from 'vitest';
import { afterGood, afterMiss, freshCourse } from '../../../src-main/core/polling/course.ts';

test('failures in a row are counted', () => {
  expect(afterMiss(afterMiss(freshCourse, 0), 5_000).streak).toBe(2);
});

test('a short success does not forget the failures before it', () => {
  let course = afterMiss(afterMiss(freshCourse, 0), 5_000);
  course = afterGood(course, 10_000);
  course = afterGood(course, 129_999);
  expect(afterMiss(course, 129_999).streak).toBe(3);
});

test('two minutes of success do', () => {
  let course = afterMiss(afterMiss(freshCourse, 0), 5_000);
  course = afterGood(course, 10_000);
  expect(afterGood(course, 130_000).streak).toBe(0);
  expect(afterMiss(course, 130_000).streak).toBe(1);
});
