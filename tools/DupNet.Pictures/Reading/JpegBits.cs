namespace DupNet.Pictures.Reading;

/// <summary>Reads the bits of entropy-coded JPEG data, up to the next marker. After that it yields zeros, and counts them.</summary>
/// <param name="bytes">The file.</param>
/// <param name="start">Index of the first byte of the data.</param>
internal sealed class JpegBits(byte[] bytes, int start)
{
    private const byte MarkerStart = 0xFF;
    private const int BitsOfByte = 8;

    /// <summary>A code has up to 16 bits, and so have the bits that follow it.</summary>
    private const int LeastBits = 16;

    private const int BufferBits = 64;

    private int _next = start;
    private bool _ended;

    // The low _count bits are still to be read, the highest of them first. The last _made of them are no bits of the file.
    private ulong _bits;
    private int _count;
    private int _made;

    /// <summary>Whether more bits were read than the data has.</summary>
    public bool IsOverrun => _count < _made;

    /// <summary>Index in the file of the next byte to read, which may be some bytes after the last bit that was used.</summary>
    public int Position => _next;

    /// <summary>The next 16 bits, which are not passed over.</summary>
    public int Peek()
    {
        if (_count < LeastBits)
        {
            Fill();
        }

        return (int)(_bits >> (_count - LeastBits)) & 0xFFFF;
    }

    /// <summary>Passes over at most 16 bits.</summary>
    public void Skip(int count)
    {
        if (_count < count)
        {
            Fill();
        }

        _count -= count;
    }

    /// <summary>Reads a number of at most 16 bits, the highest bit first.</summary>
    public int Read(int count)
    {
        if (_count < count)
        {
            Fill();
        }

        _count -= count;
        return (int)(_bits >> _count) & ((1 << count) - 1);
    }

    /// <summary>Goes to the next marker, or to the end of the file.</summary>
    /// <param name="surplus">Number of whole bytes that were left before the marker.</param>
    /// <returns>Index of the marker's first byte.</returns>
    public int GoToMarker(out int surplus)
    {
        surplus = _count > _made ? (_count - _made) / BitsOfByte : 0;
        while (NextByte() >= 0)
        {
            surplus++;
        }

        return _next;
    }

    /// <summary>Goes on with data that follows a marker.</summary>
    /// <param name="position">Index of the data's first byte.</param>
    public void Restart(int position)
    {
        _next = position;
        _ended = false;
        _bits = 0;
        _count = 0;
        _made = 0;
    }

    private void Fill()
    {
        while (_count <= BufferBits - (2 * BitsOfByte))
        {
            int value = NextByte();
            if (value < 0)
            {
                value = 0;
                _made += BitsOfByte;
            }

            _bits = (_bits << BitsOfByte) | (uint)value;
            _count += BitsOfByte;
        }
    }

    /// <summary>The next byte of data; -1 at a marker or the end of the file.</summary>
    private int NextByte()
    {
        if (_ended || _next >= bytes.Length)
        {
            return -1;
        }

        byte value = bytes[_next];
        if (value != MarkerStart)
        {
            _next++;
            return value;
        }

        // 0xFF as data is followed by 0; any number of 0xFF may come before a marker.
        int after = _next + 1;
        while (after < bytes.Length && bytes[after] == MarkerStart)
        {
            after++;
        }

        if (after < bytes.Length && bytes[after] == 0)
        {
            _next = after + 1;
            return MarkerStart;
        }

        _next = after < bytes.Length ? after - 1 : bytes.Length;
        _ended = true;
        return -1;
    }
}
