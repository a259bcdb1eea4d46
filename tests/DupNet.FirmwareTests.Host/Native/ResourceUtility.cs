using System;
using System.IO;
using System.Resources;

namespace nanoFramework.Runtime.Native;

/// <summary>Resources by number: here those of the assembly of the numbers' enumeration, by name.</summary>
public static class ResourceUtility
{
    /// <summary>A resource.</summary>
    /// <param name="rm">Without effect.</param>
    /// <param name="id">The resource.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static object GetObject(ResourceManager rm, Enum id) => Read(id);

    /// <summary>A slice of a resource, shorter where it would reach beyond the end.</summary>
    /// <param name="rm">Without effect.</param>
    /// <param name="id">The resource.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="length">How many bytes.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or the slice starts outside it.</exception>
    public static object GetObject(ResourceManager rm, Enum id, int offset, int length)
    {
        byte[] all = Read(id);
        if (offset < 0 || length < 0 || offset > all.Length)
        {
            throw new ArgumentException($"{id} has {all.Length} bytes, not {length} from {offset} on");
        }

        return all.AsSpan(offset, Math.Min(length, all.Length - offset)).ToArray();
    }

    private static byte[] Read(Enum id)
    {
        ArgumentNullException.ThrowIfNull(id);
        using Stream stream = id.GetType().Assembly.GetManifestResourceStream(id.ToString())
            ?? throw new ArgumentException($"no resource {id} in {id.GetType().Assembly.GetName().Name}");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
