# Sorting and searching by hand.


def insertion_sort(a):
    for i in range(1, len(a)):
        x = a[i]
        j = i
        while j > 0 and a[j - 1] > x:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x


# run: insertion_sort(f64[12] seed 1)
# -> None
# arg 0: f64[12] = -0.4289826312060667 -0.19171566189954858 -0.1114705983472839 -0.11128156588845584 0.04613435970196278 0.1331231503445618 0.21084073795065827 0.49156351452540226 0.525788783823522 0.5879932113246111 0.754697373528346 0.9420055071735924
# run: insertion_sort(u16[12] seed 1 in 0..1000)
# -> None
# arg 0: u16[12] = 200 240 315 388 448 638 639 693 722 733 869 940
# run: insertion_sort(f16[8] seed 1)
# -> None
# arg 0: f16[8] = -0.111450195 -0.11126709 0.046142578 0.13317871 0.49145508 0.5258789 0.7548828 0.94189453


def sift_down(a, start, end):
    root = start
    while 2 * root + 1 < end:
        child = 2 * root + 1
        if child + 1 < end and a[child] < a[child + 1]:
            child += 1
        if a[root] >= a[child]:
            return
        a[root], a[child] = a[child], a[root]
        root = child


def heap_sort(a):
    n = a.size
    for start in range(n // 2 - 1, -1, -1):
        sift_down(a, start, n)
    for end in range(n - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift_down(a, 0, end)


# run: heap_sort(i64[15] seed 2 in -100..100)
# -> None
# arg 0: i64[15] = -96 -67 -55 -47 -5 21 32 34 43 47 68 73 85 87 87
# run: heap_sort(f32[9] seed 2)
# -> None
# arg 0: f32[9] = -0.49937525 -0.37682262 -0.30675545 0.18237947 0.19127616 0.45270723 0.47817466 0.49829936 0.5308383


def quick_sort(a, lo: int64, hi: int64) -> none:
    if lo >= hi:
        return
    pivot = a[(lo + hi) // 2]
    i, j = lo, hi
    while i <= j:
        while a[i] < pivot:
            i += 1
        while a[j] > pivot:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            i += 1
            j -= 1
    quick_sort(a, lo, j)
    quick_sort(a, i, hi)


# run: quick_sort(i32[16] seed 3 in 0..99, 0, 15)
# -> None
# arg 0: i32[16] = 0 11 12 22 29 31 35 42 47 52 53 61 66 70 72 78


def quick_sort_iterative(a):
    stack = np.empty(64, dtype=np.int64)
    stack[0], stack[1] = 0, len(a) - 1
    top = 2
    while top:
        top -= 2
        lo, hi = stack[top], stack[top + 1]
        if lo >= hi:
            continue
        pivot = a[hi]
        i = lo
        for j in range(lo, hi):
            if a[j] <= pivot:
                a[i], a[j] = a[j], a[i]
                i += 1
        a[i], a[hi] = a[hi], a[i]
        stack[top:top + 4] = (lo, i - 1, i + 1, hi)
        top += 4


# run: quick_sort_iterative(f64[14] seed 4)
# -> None
# arg 0: f64[14] = -0.6364284703794374 -0.21083902165360668 -0.13708836451005246 -0.10252143799150226 -0.01645147234566502 0.07534260477156196 0.0864443525727947 0.173436686613889 0.3604389166678079 0.3936156715198784 0.5880957464243466 0.7182342990099322 0.7848136919994366 0.8413598714239334


def merge_sort(a):
    n = len(a)
    src, dst = a.copy(), np.empty_like(a)
    width = 1
    while width < n:
        for lo in range(0, n, 2 * width):
            mid, hi = min(lo + width, n), min(lo + 2 * width, n)
            i, j = lo, mid
            for k in range(lo, hi):
                if i < mid and (j >= hi or src[i] <= src[j]):
                    dst[k] = src[i]
                    i += 1
                else:
                    dst[k] = src[j]
                    j += 1
        src, dst = dst, src
        width *= 2
    return src


# run: merge_sort(i64[13] seed 5)
# -> i64[13] = 0 1 1 3 3 4 4 5 5 6 8 9 9
# run: merge_sort(f64[0])
# -> f64[0] =


def merge_sort_recursive(a, tmp, lo, hi):
    if hi - lo <= 1:
        return 0
    mid = (lo + hi) >> 1
    inversions = merge_sort_recursive(a, tmp, lo, mid) + merge_sort_recursive(a, tmp, mid, hi)
    i, j = lo, mid
    for k in range(lo, hi):
        if j >= hi or (i < mid and a[i] <= a[j]):
            tmp[k] = a[i]
            i += 1
        else:
            tmp[k] = a[j]
            j += 1
            inversions += mid - i
    a[lo:hi] = tmp[lo:hi]
    return inversions


# run: merge_sort_recursive(i64[9] = 9 1 8 2 7 3 6 4 5, i64[9], 0, 9)
# -> 20
# arg 0: i64[9] = 1 2 3 4 5 6 7 8 9
# arg 1: i64[9] = 1 2 3 4 5 6 7 8 9


def shell_sort(a):
    gap = len(a) // 2
    while gap > 0:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and a[j - gap] > x:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap //= 2


# run: shell_sort(i16[17] seed 6 in -500..500)
# -> None
# arg 0: i16[17] = -378 -250 -185 -183 70 73 77 106 226 276 312 330 336 379 431 446 491


def counting_sort(a, top):
    counts = np.zeros(top + 1, dtype=np.int64)
    for x in a:
        counts[x] += 1
    k = 0
    for value in range(top + 1):
        for _ in range(counts[value]):
            a[k] = value
            k += 1


# run: counting_sort(u8[20] seed 7 in 0..9, 9)
# -> None
# arg 0: u8[20] = 0 0 0 0 1 2 3 3 4 4 4 5 5 5 6 6 7 7 7 8


def radix_sort(a):
    out = np.empty_like(a)
    for shift in range(0, 32, 8):
        counts = np.zeros(257, np.int64)
        for i in range(len(a)):
            counts[((a[i] >> shift) & 255) + 1] += 1
        for i in range(256):
            counts[i + 1] += counts[i]
        for i in range(len(a)):
            digit = (a[i] >> shift) & 255
            out[counts[digit]] = a[i]
            counts[digit] += 1
        a, out = out, a
    return a


# run: radix_sort(i64[12] seed 8 in 0..4000000000)
# -> i64[12] = 53441348 60887926 218082467 353468428 738158569 879891286 1687971158 2096359198 2522357311 3187573879 3250242339 3513008492
# arg 0: i64[12] = 53441348 60887926 218082467 353468428 738158569 879891286 1687971158 2096359198 2522357311 3187573879 3250242339 3513008492
# run: radix_sort(u32[12] seed 9 in 0..4000000000)
# -> u32[12] = 380185965 844511657 874801434 972177633 1177542173 1521555849 1997546578 2232088634 2447189545 2658725638 2827341253 2841954090
# arg 0: u32[12] = 380185965 844511657 874801434 972177633 1177542173 1521555849 1997546578 2232088634 2447189545 2658725638 2827341253 2841954090


def bubble_sort(a):
    swaps = 0
    for end in range(len(a) - 1, 0, -1):
        done = True
        for i in range(end):
            if a[i] > a[i + 1]:
                a[i], a[i + 1] = a[i + 1], a[i]
                swaps += 1
                done = False
        if done:
            break
    return swaps


# run: bubble_sort(i8[10] seed 10 in -9..9)
# -> 20
# arg 0: i8[10] = -7 -4 -3 2 4 5 6 7 8 8
# run: bubble_sort(bool[6] seed 11 in 0..1)
# -> 9
# arg 0: bool[6] = False False False True True True


def argsort_by_selection(x):
    order = np.arange(len(x))
    for i in range(len(x)):
        least = i
        for j in range(i + 1, len(x)):
            if x[order[j]] < x[order[least]]:
                least = j
        order[i], order[least] = order[least], order[i]
    return order


# run: argsort_by_selection(f64[9] seed 12)
# -> i64[9] = 6 2 5 8 0 7 4 3 1
# run: argsort_by_selection(f64[9] seed 12 reversed)
# -> i64[9] = 6 2 5 8 0 7 4 3 1


def binary_search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = lo + (hi - lo) // 2
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo if lo < len(a) and a[lo] == x else -1


# run: binary_search(i64[8] = 1 3 5 7 9 11 13 15, 9)
# -> 4
# run: binary_search(i64[8] = 1 3 5 7 9 11 13 15, 10)
# -> -1
# run: binary_search(f32[3] = 0.5 1.5 2.5, 1.5)
# -> 1


def quickselect(a, k):
    lo, hi = 0, len(a) - 1
    while True:
        pivot = a[(lo + hi) // 2]
        i, j = lo, hi
        while i <= j:
            while a[i] < pivot:
                i += 1
            while pivot < a[j]:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        if k <= j:
            hi = j
        elif k >= i:
            lo = i
        else:
            return a[k]


# run: quickselect(f64[11] seed 13, 5)
# -> 0.052977719006701784
# arg 0: f64[11] = -0.5764799262908675 -0.3426242029832549 -0.30115307531491586 -0.41682520267398204 -0.21315807103466544 0.052977719006701784 0.45176065395647536 0.2657053645128111 0.5374211929605333 0.4050488727606205 0.6331535089137854


def unique_sorted(a):
    out = np.empty(len(a), dtype=a.dtype)
    n = 0
    for i, x in enumerate(a):
        if i == 0 or x != a[i - 1]:
            out[n] = x
            n += 1
    return out[:n]


# run: unique_sorted(i64[9] = 1 1 2 3 3 3 5 8 8)
# -> i64[5] = 1 2 3 5 8
# run: unique_sorted(i64[0])
# -> i64[0] =


def top_k(x, k):
    best = np.full(k, -np.inf)
    where = np.full(k, -1)
    for i in range(len(x)):
        if x[i] <= best[k - 1]:
            continue
        j = k - 1
        while j > 0 and best[j - 1] < x[i]:
            best[j] = best[j - 1]
            where[j] = where[j - 1]
            j -= 1
        best[j] = x[i]
        where[j] = i
    return best, where


# run: top_k(f64[12] seed 14, 3)
# -> (f64[3] = 0.9397758409043802 0.8003696542045955 0.5913720528448965, i64[3] = 8 4 7)
