declare module '@nlpjs/neural' {
  /** What the library is told to learn, and stops learning at. */
  export interface Settings {
    /** Passes over all examples at most. */
    iterations: number;
    errorThresh: number;
    deltaErrorThresh: number;
    learningRate: number;
    momentum: number;
    /** Slope of a perceptron's output above nought. */
    alpha: number;
  }

  /** Tells one label. */
  export interface Perceptron {
    readonly name: string;
    readonly id: number;
    readonly weights: Float32Array;
    bias: number;
  }

  /** One perceptron a label; generic in what it keeps of an example. */
  export class NeuralNetwork<Input, Example> {
    constructor(settings?: Partial<Settings>);
    protected readonly settings: Settings;
    /** Falls from pass to pass. */
    protected readonly decayLearningRate: number;
    protected lookup: {
      readonly numInputs: number;
      readonly outputLookup: { readonly items: readonly string[] };
      transformInput(input: Input): Input;
    };
    /** One a label, in the order of `outputLookup`; undefined before training. */
    protected readonly perceptrons: readonly Perceptron[] | undefined;
    train(corpus: readonly Example[]): unknown;
    /** The output of every label, 0 or more; the same object each time. Undefined before training. */
    run(input: Input): Readonly<Record<string, number>> | undefined;
    protected prepareCorpus(corpus: readonly Example[]): readonly Example[];
    protected runInputPerceptron(perceptron: Perceptron, input: Input): number;
    /** One pass; answers the squared error. */
    protected trainPerceptron(perceptron: Perceptron, data: readonly Example[]): number;
  }
}
