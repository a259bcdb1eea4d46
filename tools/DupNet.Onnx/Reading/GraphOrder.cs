using System.Collections.Generic;
using System.Linq;
using Onnx;

namespace DupNet.Onnx.Reading;

/// <summary>The nodes that a graph's outputs need, in an order in which each comes after those that it reads.</summary>
internal sealed class GraphOrder
{
    private readonly Dictionary<string, int> _makers = [];
    private readonly HashSet<string> _given;
    private readonly GraphProto _graph;

    private GraphOrder(GraphProto graph, IEnumerable<string> given)
    {
        _graph = graph;
        _given = [.. given];
    }

    /// <summary>Sorts a graph. Nodes in a right order keep it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="given">Names of inputs and constants.</param>
    /// <exception cref="ImportRefusedException">A tensor has two makers or none, or nodes form a circle.</exception>
    public static IReadOnlyList<NodeProto> Of(GraphProto graph, IEnumerable<string> given) => new GraphOrder(graph, given).Sort();

    private IReadOnlyList<NodeProto> Sort()
    {
        FindMakers();
        HashSet<int> needed = Needed();
        var waiting = new Dictionary<int, int>();
        var readers = new Dictionary<int, List<int>>();
        var ready = new PriorityQueue<int, int>();
        foreach (int index in needed)
        {
            int[] makers = [.. Makers(_graph.Node[index].Input).Distinct()];
            waiting[index] = makers.Length;
            foreach (int maker in makers)
            {
                if (!readers.TryGetValue(maker, out List<int>? list))
                {
                    readers[maker] = list = [];
                }

                list.Add(index);
            }

            if (makers.Length == 0)
            {
                ready.Enqueue(index, index);
            }
        }

        List<NodeProto> sorted = [];
        while (ready.TryDequeue(out int index, out _))
        {
            sorted.Add(_graph.Node[index]);
            waiting.Remove(index);
            foreach (int reader in readers.GetValueOrDefault(index, []))
            {
                if (--waiting[reader] == 0)
                {
                    ready.Enqueue(reader, reader);
                }
            }
        }

        return waiting.Count == 0
            ? sorted
            : throw new ImportRefusedException($"{_graph.Node[waiting.Keys.Min()].Describe()}: is part of a circle of nodes, or reads one.");
    }

    private void FindMakers()
    {
        for (int i = 0; i < _graph.Node.Count; i++)
        {
            foreach (string output in _graph.Node[i].Output.Where(output => output.Length > 0))
            {
                if (_given.Contains(output) || !_makers.TryAdd(output, i))
                {
                    throw new ImportRefusedException($"{_graph.Node[i].Describe()}: its output '{output}' has another maker too.");
                }
            }
        }
    }

    /// <summary>Nodes that the outputs need, from the outputs back.</summary>
    private HashSet<int> Needed()
    {
        List<string> missing = [];
        HashSet<int> needed = [];
        var open = new Stack<int>();
        Visit(_graph.Output.Select(output => output.Name), "the network", open, needed, missing);
        while (open.TryPop(out int index))
        {
            NodeProto node = _graph.Node[index];
            Visit(node.Input.Where(input => input.Length > 0), node.Describe(), open, needed, missing);
        }

        return missing.Count == 0 ? needed : throw new ImportRefusedException(missing);
    }

    private void Visit(IEnumerable<string> names, string reader, Stack<int> open, HashSet<int> needed, List<string> missing)
    {
        foreach (string name in names)
        {
            if (_makers.TryGetValue(name, out int maker))
            {
                if (needed.Add(maker))
                {
                    open.Push(maker);
                }
            }
            else if (!_given.Contains(name))
            {
                missing.Add($"{reader}: needs '{name}', which is no input, no constant and no node's output.");
            }
        }
    }

    private IEnumerable<int> Makers(IEnumerable<string> names) =>
        names.Where(_makers.ContainsKey).Select(name => _makers[name]);
}
