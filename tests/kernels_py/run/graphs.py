# Graphs as arrays.


def bfs(indptr, indices, source):
    n = len(indptr) - 1
    dist = np.full(n, -1, dtype=np.int64)
    queue = np.empty(n, dtype=np.int64)
    head, tail = 0, 1
    queue[0] = source
    dist[source] = 0
    while head < tail:
        u = queue[head]
        head += 1
        for k in range(indptr[u], indptr[u + 1]):
            v = indices[k]
            if dist[v] < 0:
                dist[v] = dist[u] + 1
                queue[tail] = v
                tail += 1
    return dist


# run: bfs(i64[7] = 0 2 4 5 6 7 7, i64[7] = 1 2 0 3 3 4 0, 0)
# -> i64[6] = 0 1 1 2 3 -1
# run: bfs(i32[7] = 0 2 4 5 6 7 7, u8[7] = 1 2 0 3 3 4 0, 5)
# -> i64[6] = -1 -1 -1 -1 -1 0


def dfs_order(indptr, indices, start):
    n = len(indptr) - 1
    seen = np.zeros(n, dtype=np.bool_)
    stack = np.empty(len(indices) + 1, np.int64)
    order = np.empty(n, np.int64)
    count, top = 0, 1
    stack[0] = start
    while top > 0:
        top -= 1
        u = stack[top]
        if seen[u]:
            continue
        seen[u] = True
        order[count] = u
        count += 1
        for k in range(indptr[u + 1] - 1, indptr[u] - 1, -1):
            if not seen[indices[k]]:
                stack[top] = indices[k]
                top += 1
    return order[:count]


# run: dfs_order(i64[7] = 0 2 4 5 6 7 7, i64[7] = 1 2 0 3 3 4 0, 0)
# -> i64[5] = 0 1 3 4 2


def dijkstra(indptr, indices, weights, source):
    n = len(indptr) - 1
    dist = np.full(n, np.inf)
    dist[source] = 0.0
    keys = np.empty(len(indices) + 1)
    nodes = np.empty(len(indices) + 1, dtype=np.int64)
    keys[0], nodes[0] = 0.0, source
    size = 1
    while size > 0:
        d, u = keys[0], nodes[0]
        size -= 1
        keys[0], nodes[0] = keys[size], nodes[size]
        i = 0
        while True:
            child = 2 * i + 1
            if child >= size:
                break
            if child + 1 < size and keys[child + 1] < keys[child]:
                child += 1
            if keys[i] <= keys[child]:
                break
            keys[i], keys[child] = keys[child], keys[i]
            nodes[i], nodes[child] = nodes[child], nodes[i]
            i = child
        if d > dist[u]:
            continue
        for k in range(indptr[u], indptr[u + 1]):
            v, new = indices[k], d + weights[k]
            if new < dist[v]:
                dist[v] = new
                j = size
                size += 1
                keys[j], nodes[j] = new, v
                while j > 0 and keys[(j - 1) // 2] > keys[j]:
                    p = (j - 1) // 2
                    keys[p], keys[j] = keys[j], keys[p]
                    nodes[p], nodes[j] = nodes[j], nodes[p]
                    j = p
    return dist


# run: dijkstra(i64[6] = 0 2 4 6 7 8, i64[8] = 1 2 2 3 3 4 4 0, f64[8] seed 1 in 0..5, 0)
# -> f64[5] = 0.0 2.8328078758614046 3.7289087863135055 5.0546039611402644 7.5433807458723106


def bellman_ford(src, dst, w, n, source):
    dist = np.full(n, 1e300)
    dist[source] = 0.0
    for _ in range(n - 1):
        changed = False
        for s, d, c in zip(src, dst, w):
            if dist[s] + c < dist[d]:
                dist[d] = dist[s] + c
                changed = True
        if not changed:
            break
    else:
        for e in range(len(src)):
            if dist[src[e]] + w[e] < dist[dst[e]]:
                raise RuntimeError("there is a negative cycle")
    return dist


# run: bellman_ford(i64[5] = 0 0 1 2 3, i64[5] = 1 2 2 3 1, f64[5] = 4.0 5.0 -3.0 2.0 2.0, 4, 0)
# -> f64[4] = 0.0 4.0 1.0 3.0
# run: bellman_ford(i64[3] = 0 1 2, i64[3] = 1 2 0, f64[3] = 1.0 -3.0 1.0, 3, 0)
# raises RuntimeError: there is a negative cycle
# at raise RuntimeError("there is a negative cycle")


def find(parent, x):
    root = x
    while parent[root] != root:
        root = parent[root]
    while parent[x] != root:
        parent[x], x = root, parent[x]
    return root


def kruskal(src, dst, w, order, n):
    parent = np.arange(n)
    total = 0.0
    edges = 0
    for e in order:
        a, b = find(parent, src[e]), find(parent, dst[e])
        if a != b:
            parent[a] = b
            total += w[e]
            edges += 1
    return total, edges


# run: kruskal(i64[5] = 0 0 1 2 3, i64[5] = 1 2 2 3 1, f64[5] = 4.0 5.0 3.0 2.0 2.5, i64[5] = 3 4 2 0 1, 4)
# -> (8.5, 3)


def pagerank(indptr, indices, damping, steps):
    n = len(indptr) - 1
    rank = np.full(n, 1.0 / n)
    for _ in range(steps):
        new = np.full(n, (1.0 - damping) / n)
        for u in range(n):
            degree = indptr[u + 1] - indptr[u]
            if degree == 0:
                for v in range(n):
                    new[v] += damping * rank[u] / n
            else:
                for k in range(indptr[u], indptr[u + 1]):
                    new[indices[k]] += damping * rank[u] / degree
        rank = new
    return rank


# run: pagerank(i64[5] = 0 2 3 4 4, i64[4] = 1 2 2 0, 0.85, 20)
# -> f64[4] = 0.36932392668157293 0.20457924157880272 0.37847778412056954 0.04761904761905476


def topological(indptr, indices):
    n = len(indptr) - 1
    into = np.zeros(n, np.int64)
    for v in indices:
        into[v] += 1
    order = np.empty(n, np.int64)
    tail = 0
    for v in range(n):
        if into[v] == 0:
            order[tail] = v
            tail += 1
    head = 0
    while head < tail:
        for v in indices[indptr[order[head]]:indptr[order[head] + 1]]:
            into[v] -= 1
            if into[v] == 0:
                order[tail] = v
                tail += 1
        head += 1
    assert tail == n, "the graph has a cycle"
    return order


# run: topological(i64[6] = 0 2 3 4 4 5, i64[5] = 1 2 3 3 2)
# -> i64[5] = 0 4 1 2 3
# run: topological(i64[4] = 0 1 2 3, i64[3] = 1 2 0)
# raises AssertionError: the graph has a cycle
# at assert tail == n, "the graph has a cycle"


def triangles(adj):
    n = adj.shape[0]
    count = 0
    for i in range(n):
        for j in range(i + 1, n):
            if adj[i, j]:
                for k in range(j + 1, n):
                    if adj[i, k] and adj[j, k]:
                        count += 1
    return count


# run: triangles(bool[7, 7] seed 2 in 0..1)
# -> 1


def eccentricity(dist):
    most = dist[0, 0]
    centre = -1
    for i in range(dist.shape[0]):
        row = dist[i]
        far = row.max()
        if centre < 0 or far < most:
            most, centre = far, i
    return centre, most


# run: eccentricity(i64[4, 4] seed 3 in 1..20)
# -> (2, 12)
# run: eccentricity(f64[4, 4] seed 3 F)
# -> (0, 0.40058702718580474)
