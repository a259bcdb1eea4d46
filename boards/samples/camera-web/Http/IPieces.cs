namespace CameraWeb.Http
{
    /// <summary>Bytes that are sent piece by piece, so that they never lie in memory as a whole a second time.</summary>
    public interface IPieces
    {
        /// <summary>How many there are.</summary>
        int Length { get; }

        /// <summary>Copies the bytes from a position on, as many as there are and the buffer takes.</summary>
        /// <param name="position">How many bytes came before.</param>
        /// <param name="buffer">Takes them, from its start.</param>
        /// <returns>How many they are; 0 if they exist no longer.</returns>
        int Copy(int position, byte[] buffer);
    }
}
