"""The cell of cold-start.py in PyTorch: from `import torch` to 100 steps."""
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)
x, y = torch.rand(64, 784), torch.randint(0, 10, (64,))
model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
sgd = torch.optim.SGD(model.parameters(), lr=0.001)
for _ in range(100):
    loss = torch.nn.functional.cross_entropy(model(x), y)
    sgd.zero_grad()
    loss.backward()
    sgd.step()
print(loss.item())
