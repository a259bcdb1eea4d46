using System;
using System.Globalization;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace DupNet.Fuzzing.Running;

/// <summary>
/// A file that says which input is being run, as TARGET and SEED. It outlives a process that ends at once, by an overflow of the stack or in
/// native code.
/// </summary>
internal sealed class LastInput : IDisposable
{
    private const int Bytes = 64;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte[] _text = new byte[Bytes];

    /// <summary>Makes the file, or overwrites it.</summary>
    public LastInput(string path)
    {
        File.WriteAllBytes(path, new byte[Bytes]);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, Bytes);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Notes an input.</summary>
    public void Note(string target, int seed)
    {
        Array.Fill(_text, (byte)' ');
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{target} {seed}"), _text);
        _text[^1] = (byte)'\n';
        _view.WriteArray(0, _text, 0, Bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
