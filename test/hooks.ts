import sinon from 'sinon';

/** Runs after every test, whatever its file: no stub or fake timer outlives its test. */
export const mochaHooks = {
  afterEach() {
    sinon.restore();
  },
};
