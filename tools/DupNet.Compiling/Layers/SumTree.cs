using System.Collections.Generic;
using System.Linq;

namespace DupNet.Compiling.Layers;

/// <summary>
/// How several filters' sums of the same few inputs are computed with few additions. With n the weights of a filter and m those of
/// another one, sum n x = sum m x + sum (n - m) x. So a filter costs as many additions as its weights differ from those of a filter
/// that is known already, zero being one: a minimum spanning tree, rooted at zero, of the filters by their distance.
/// </summary>
public static class SumTree
{
    /// <summary>The steps, depth first: what comes after a filter up to the next one of no greater depth starts from it.</summary>
    /// <param name="weights">Of each filter the weights of the inputs.</param>
    public static IReadOnlyList<SumStep> Of(IReadOnlyList<byte[]> weights)
    {
        int count = weights.Count;
        int[] parent = new int[count];
        int[] distance = new int[count];
        bool[] known = new bool[count];
        for (int i = 0; i < count; i++)
        {
            parent[i] = -1;
            distance[i] = Distance(weights[i], null);
        }

        // Prim: always the nearest filter next, the first of equal ones.
        for (int n = 0; n < count; n++)
        {
            int next = -1;
            for (int i = 0; i < count; i++)
            {
                next = !known[i] && (next < 0 || distance[i] < distance[next]) ? i : next;
            }

            known[next] = true;
            for (int i = 0; i < count; i++)
            {
                int d = known[i] ? int.MaxValue : Distance(weights[i], weights[next]);
                if (d < distance[i])
                {
                    distance[i] = d;
                    parent[i] = next;
                }
            }
        }

        List<SumStep> steps = [];
        Visit(weights, parent, -1, steps);
        return steps;
    }

    /// <summary>Additions of a step: 1 for a factor of 1 or 2 (a doubled input is at hand), 2 for 3, as the binary digits tell.</summary>
    public static int Distance(byte[] weights, byte[]? from)
    {
        int additions = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            int factor = int.Abs(weights[i] - (from?[i] ?? 0));
            additions += int.PopCount(factor);
        }

        return additions;
    }

    private static void Visit(IReadOnlyList<byte[]> weights, int[] parent, int from, List<SumStep> steps)
    {
        // Leaves first: where a filter has many, its sum is not needed for long.
        int[] children = [.. Enumerable.Range(0, parent.Length).Where(i => parent[i] == from).OrderBy(i => parent.Contains(i))];
        foreach (int child in children)
        {
            byte[] own = weights[child];
            steps.Add(new SumStep(
                child,
                from,
                [.. Enumerable.Range(0, own.Length).Select(i => new SumTerm(i, own[i] - (from < 0 ? 0 : weights[from][i]))).Where(term => term.Factor != 0)]));
            Visit(weights, parent, child, steps);
        }
    }
}
