namespace DupNet.Embedded.Cameras.Buses
{
    /// <summary>The 8-bit registers of a sensor on an I2C (SCCB) bus.</summary>
    public interface IRegisterBus
    {
        /// <summary>Reads a register.</summary>
        /// <param name="register">Its number, 0 .. 255.</param>
        /// <exception cref="CameraException">The sensor does not answer.</exception>
        int Read(int register);

        /// <summary>Writes a register.</summary>
        /// <param name="register">Its number, 0 .. 255.</param>
        /// <param name="value">The value, 0 .. 255.</param>
        /// <exception cref="CameraException">The sensor does not answer.</exception>
        void Write(int register, int value);
    }
}
