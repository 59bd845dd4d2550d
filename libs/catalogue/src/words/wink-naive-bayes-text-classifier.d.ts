/** The part of the package that we use; it ships no types. */
declare module 'wink-naive-bayes-text-classifier' {
  namespace naiveBayesTextClassifier {
    interface NaiveBayesTextClassifier {
      defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): void;
      definePrepTasks(tasks: readonly ((text: string) => string[])[]): void;
      learn(text: string, label: string): void;
      consolidate(): void;
      /** Log odds (base 2) of each label against all others, highest first. */
      computeOdds(text: string): [label: string, odds: number][];
    }
  }
  function naiveBayesTextClassifier(): naiveBayesTextClassifier.NaiveBayesTextClassifier;
  export = naiveBayesTextClassifier;
}
