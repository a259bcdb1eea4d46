using System.Collections.Generic;
using System.Linq;
using Onnx;

namespace DupNet.Onnx.Reading;

/// <summary>Reads the attributes of nodes.</summary>
internal static class NodeAttributes
{
    private const int LongestName = 80;

    /// <summary>A node in words, such as <c>Conv 'layer1/conv'</c>.</summary>
    public static string Describe(this NodeProto node)
    {
        string name = node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault() ?? string.Empty;
        return $"{Shortened(node.OpType)} '{Shortened(name)}'";
    }

    /// <summary>A whole number.</summary>
    public static long Integer(this NodeProto node, string name, long initial) => Find(node, name)?.I ?? initial;

    /// <summary>A number.</summary>
    public static float Number(this NodeProto node, string name, float initial) => Find(node, name)?.F ?? initial;

    /// <summary>A word, in upper case.</summary>
    public static string Word(this NodeProto node, string name, string initial) => (Find(node, name)?.S.ToStringUtf8() ?? initial).ToUpperInvariant();

    /// <summary>A list of whole numbers; null if it is not given.</summary>
    public static IReadOnlyList<long>? Integers(this NodeProto node, string name) => Find(node, name)?.Ints;

    /// <summary>An attribute; null if it is not given.</summary>
    public static AttributeProto? Find(NodeProto node, string name) => node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    private static string Shortened(string text) => text.Length <= LongestName ? text : text[..LongestName] + "...";
}
