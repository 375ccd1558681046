"""A small network learns scikit-learn's handwritten digits, every step of it a Jitney kernel.

64 inputs, 64 hidden units with ReLU, 10 classes; softmax, cross-entropy, Adam. Held back: a quarter of the 1,797 digits,
of which at least 95 % have to be right.
"""

import time

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

import jitney

HIDDEN, CLASSES, EPOCHS, BATCH = 64, 10, 40, 64


class Layer:
    """A weight matrix and a bias, with Adam's moments for both."""

    def __init__(self, rng, inputs, outputs):
        self.weight = (rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)).astype(np.float32)
        self.bias = np.zeros(outputs, np.float32)
        self.moments = [np.zeros_like(p) for p in (self.weight, self.weight, self.bias, self.bias)]

    def forward(self, x, activation=None):
        return jitney.matmul(x, self.weight, bias=self.bias, activation=activation)

    def step(self, x, gradient, t):
        grad_weight, grad_bias = jitney.matmul(x.T, gradient), jitney.sum(gradient, axis=0)
        m_weight, v_weight, m_bias, v_bias = self.moments
        jitney.adam_step(self.weight, grad_weight, m_weight, v_weight, lr=2e-3, t=t)
        jitney.adam_step(self.bias, grad_bias, m_bias, v_bias, lr=2e-3, t=t)


def main():
    images, labels = load_digits(return_X_y=True)
    images = (images / 16).astype(np.float32)
    x_train, x_test, y_train, y_test = train_test_split(images, labels, test_size=0.25, random_state=0, stratify=labels)
    rng = np.random.default_rng(0)
    first, second = Layer(rng, 64, HIDDEN), Layer(rng, HIDDEN, CLASSES)

    def predict(x):
        return jitney.argmax(second.forward(first.forward(x, activation="relu")), axis=1)

    start, t = time.perf_counter(), 0
    for epoch in range(1, EPOCHS + 1):
        order = rng.permutation(len(x_train))
        loss = 0.0
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            x, y = x_train[rows], y_train[rows]
            hidden = first.forward(x, activation="relu")
            logits = second.forward(hidden)
            log_p = jitney.log_softmax(logits, axis=1)
            loss -= float(log_p[np.arange(len(y)), y].sum())
            gradient = jitney.softmax(logits, axis=1)
            gradient[np.arange(len(y)), y] -= 1
            gradient /= len(y)
            back = jitney.matmul(gradient, second.weight.T)
            jitney.multiply(back, (hidden > 0).astype(np.float32), out=back)
            t += 1
            second.step(hidden, gradient, t)
            first.step(x, back, t)
        if epoch % 10 == 0:
            print(f"epoch {epoch:2}: loss {loss / len(order):.4f}, held back {np.mean(predict(x_test) == y_test):.1%} right")
    accuracy = float(np.mean(predict(x_test) == y_test))
    print(f"trained {t} steps in {time.perf_counter() - start:.2f} s; {accuracy:.1%} of {len(y_test)} held-back digits are right")
    assert accuracy >= 0.95, "below 95 %"
    with jitney.disabled():
        same = bool((predict(x_test) == y_test).mean() == accuracy)
    print(f"with acceleration off the same digits are right: {'yes' if same else 'no'}")


if __name__ == "__main__":
    main()
