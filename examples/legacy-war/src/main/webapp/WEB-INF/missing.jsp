<%@ page contentType="text/html;charset=UTF-8" isErrorPage="true" %>
<p>We do not have this.</p>
