"""Where the nodes of a graph stand when it is drawn: near what they are linked to, apart from all else.

The forces are those of ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679). Repulsion between all pairs
is summed exactly in a small graph, and on a mesh by Fourier transform in a large one, so that the time grows with
n log n: 5,000 nodes with 15,000 links take seconds, where the pairwise sum takes minutes.
"""

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft2, rfft2
from scipy.spatial import cKDTree

from whichmodel.looks import Place, radius

Points = NDArray[np.floating[Any]]
#: Up to so many nodes every pair is summed.
MOST_EXACT = 250
MESH = 128
STEPS = 220
#: Labels are wider than they are high, so a drawing has more room for them when it is stretched.
STRETCH = 1.35
GRAVITY = 0.02


def places(graph: "nx.MultiDiGraph[str]") -> dict[str, Place]:
    """A place for every node; the same graph always gives the same places. The middle is (0, 0)."""
    names = list(graph)
    if not names:
        return {}
    row = {name: at for at, name in enumerate(names)}
    pairs = {(min(row[a], row[b]), max(row[a], row[b])) for a, b in graph.edges() if a != b}
    ends = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    radii = np.array([radius(graph, name) for name in names])
    found: Points = _apart(_spread(_settled(len(names), ends), radii), radii)
    found -= (found.min(axis=0) + found.max(axis=0)) / 2
    return {
        name: Place(round(float(x), 1), round(float(y), 1), round(float(r), 1))
        for name, (x, y), r in zip(names, found, radii, strict=True)
    }


def _settled(count: int, ends: NDArray[np.int64]) -> Points:
    """Positions in which attraction along links and repulsion between all nodes nearly balance."""
    at: Points = np.random.default_rng(7).normal(size=(count, 2)) * np.sqrt(count)
    mass = 1.0 + np.bincount(ends.ravel(), minlength=count)
    repulsion = _pairwise if count <= MOST_EXACT else _mesh()
    # what is linked to nothing would drift to the rim
    gravity = GRAVITY * np.where(mass == 1.0, 5.0, mass)[:, None]
    for step in range(STEPS):
        force = repulsion(at, mass) - gravity * at
        pull = at[ends[:, 1]] - at[ends[:, 0]]
        for axis in (0, 1):
            force[:, axis] += np.bincount(ends[:, 0], pull[:, axis], count) - np.bincount(ends[:, 1], pull[:, axis], count)
        force /= mass[:, None]
        longest = np.sqrt(count) * 0.6 * (1 - step / STEPS) + 0.01
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        at += force * (np.minimum(length, longest) / length)[:, None] * 0.5
    return at


def _pairwise(at: Points, mass: Points) -> Points:
    apart = at[:, None, :] - at[None, :, :]
    square = (apart**2).sum(axis=2) + 0.01
    weight = mass[:, None] * mass[None, :] / square
    force: Points = (apart * weight[:, :, None]).sum(axis=1)
    return force


def _mesh() -> Callable[[Points, Points], Points]:
    """Repulsion by way of a mesh: mass is spread on it, convolved with the force of one mass, and read off again."""
    steps = np.fft.fftfreq(2 * MESH, 1 / (2 * MESH))
    across, down = np.meshgrid(steps, steps, indexing="ij")
    square = across**2 + down**2 + 0.5
    kernels = [rfft2(across / square), rfft2(down / square)]

    def repulsion(at: Points, mass: Points) -> Points:
        low = at.min(axis=0)
        cell = float((at.max(axis=0) - low).max()) / (MESH - 2) + 1e-9
        place = (at - low) / cell
        corner = place.astype(np.int64)
        part = place - corner
        shares = [
            ((corner[:, 0] + i) * 2 * MESH + corner[:, 1] + j, abs(1 - i - part[:, 0]) * abs(1 - j - part[:, 1]))
            for i in (0, 1) for j in (0, 1)
        ]  # fmt: skip
        density = sum(np.bincount(cells, share * mass, 4 * MESH**2) for cells, share in shares)
        spectrum = rfft2(np.reshape(density, (2 * MESH, 2 * MESH)))
        fields = [irfft2(spectrum * kernel).ravel() for kernel in kernels]
        read = [sum(field[cells] * share for cells, share in shares) for field in fields]
        return np.stack(read, axis=1) * mass[:, None] / cell

    return repulsion


def _spread(at: Points, radii: Points) -> Points:
    """*at*, scaled to the sizes of the nodes: 36 times their areas, more in a small graph, whose links bear names."""
    if len(at) < 3:
        return at * 100.0 / max(float(np.ptp(at, axis=0).max()), 1.0) * [STRETCH, 1.0]
    small = len(at) <= 80
    sides = np.ptp(at, axis=0)
    # a chain fills no rectangle: its box is taken to be a third as high as it is long, at least
    box = float(sides.max() * max(sides.min(), sides.max() / 3))
    scale = np.sqrt((60 if small else 36) * float((radii**2).sum() * np.pi) / max(box, 1e-6))
    if small:
        nearest = cKDTree(at).query(at, k=2)[0][:, 1]
        scale = max(scale, 34.0 / max(float(np.median(nearest)), 1e-6))
    wide: Points = at * scale * [STRETCH, 1.0]
    return wide


def _apart(at: Points, radii: Points) -> Points:
    """*at*, with nodes pushed until none covers another."""
    gap = 26.0 if len(at) <= 80 else 2.5
    for _ in range(60):
        pairs = cKDTree(at).query_pairs(2 * float(radii.max()) + gap, output_type="ndarray")
        apart = at[pairs[:, 0]] - at[pairs[:, 1]]
        far = np.hypot(apart[:, 0], apart[:, 1])
        lack = radii[pairs[:, 0]] + radii[pairs[:, 1]] + gap - far
        close = lack > 0.1
        if not close.any():
            break
        pairs, apart, far, lack = pairs[close], apart[close], far[close], lack[close]
        push = apart / np.maximum(far, 1e-3)[:, None] * (lack / 2)[:, None]
        # nodes on the very same spot go apart in a direction of their own
        turn = pairs[:, 0] * 2.4 + pairs[:, 1]
        same = far < 0.5
        push[same] = np.stack([np.cos(turn), np.sin(turn)], axis=1)[same] * (lack / 2)[same, None]
        for axis in (0, 1):
            at[:, axis] += np.bincount(pairs[:, 0], push[:, axis], len(at)) - np.bincount(pairs[:, 1], push[:, axis], len(at))
    return at
