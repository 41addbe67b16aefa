"""Where the Python folder is, and the models in it."""

import os

PYTHON_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MODELS_FOLDER = os.path.join(PYTHON_FOLDER, "models")


def model_names() -> list[str]:
    """Return the names of the models of the folder, sorted."""
    names = sorted(entry[:-3] for entry in os.listdir(MODELS_FOLDER) if entry.endswith(".py"))
    return [name for name in names if name[0].isalpha()]


def load_model(name: str) -> dict:
    """Return the namespace that the text of a model file makes, as the Java bridge loads it."""
    path = os.path.join(MODELS_FOLDER, name + ".py")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    namespace: dict = {"__name__": "models." + name, "__file__": path}
    exec(compile(text, path, "exec"), namespace)
    return namespace
