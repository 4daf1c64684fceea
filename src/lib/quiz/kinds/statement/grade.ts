export { correctResponse, grade, keyOf, onlyAdds } from '../choice/grade.ts';
