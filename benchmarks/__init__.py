"""Speed and growth, as ratios measured in one run: `python -m benchmarks [--smoke] [TOPIC ...]`."""
