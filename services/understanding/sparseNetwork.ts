import { NeuralNetwork, type Perceptron } from '@nlpjs/neural';
import type { LearnedModel } from './learnedModel.js';
import type { SparseInput } from './seenFeatures.js';

/** An input and what it stands for. */
export interface SparseExample {
  readonly input: SparseInput;
  readonly label: string;
}

const LEARNING = {
  iterations: 6,
  learningRate: 0.6,
  momentum: 0,
  errorThresh: 0,
  deltaErrorThresh: 0,
};

/**
 * The network of `@nlpjs/neural` over numbered features. The library keeps examples as objects by feature, which takes
 * twenty times as long to learn; its passes, rates and outputs stay what they are.
 */
export class SparseNetwork extends NeuralNetwork<SparseInput, SparseExample> {
  /** @param featureCount all features have lower numbers */
  constructor(private readonly featureCount: number) {
    super(LEARNING);
  }

  /** What it has learned of some features, in their order. */
  learned(features: Uint32Array): Pick<LearnedModel, 'labels' | 'biases' | 'slope' | 'weights'> {
    const perceptrons = this.perceptrons ?? [];
    const weights = new Float32Array(features.length * perceptrons.length);
    perceptrons.forEach((perceptron, column) => {
      features.forEach((feature, row) => {
        weights[row * perceptrons.length + column] = perceptron.weights[feature] ?? 0;
      });
    });
    return {
      labels: perceptrons.map(({ name }) => name),
      biases: perceptrons.map(({ bias }) => bias),
      slope: this.settings.alpha,
      weights,
    };
  }

  protected override prepareCorpus(examples: readonly SparseExample[]): readonly SparseExample[] {
    this.lookup = {
      numInputs: this.featureCount,
      outputLookup: { items: [...new Set(examples.map(({ label }) => label))] },
      transformInput: (input) => input,
    };
    return examples;
  }

  protected override runInputPerceptron(
    { weights, bias }: Perceptron,
    { keys, values }: SparseInput,
  ): number {
    let sum = bias;
    for (let index = 0; index < keys.length; index += 1) {
      sum += (values[index] ?? 0) * (weights[keys[index] ?? 0] ?? 0);
    }
    return sum <= 0 ? 0 : this.settings.alpha * sum;
  }

  protected override trainPerceptron(perceptron: Perceptron, examples: readonly SparseExample[]): number {
    const { weights } = perceptron;
    let squares = 0;
    for (const { input, label } of examples) {
      const output = this.runInputPerceptron(perceptron, input);
      const error = (label === perceptron.name ? 1 : 0) - output;
      if (error === 0) continue;
      squares += error ** 2;
      const delta = (output > 0 ? 1 : this.settings.alpha) * error * this.decayLearningRate;
      for (let index = 0; index < input.keys.length; index += 1) {
        const key = input.keys[index] ?? 0;
        weights[key] = (weights[key] ?? 0) + delta * (input.values[index] ?? 0);
      }
      perceptron.bias += delta;
    }
    return squares;
  }
}
